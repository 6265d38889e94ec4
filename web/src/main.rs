//! The page: mounts the workbench.
mod app;
mod browser;
mod completion;
mod components;
mod draw;
mod editor;
mod engine;
mod folder;
mod grid;
mod hearing;
mod keeper;
mod keeping;
mod keys;
mod outside;
mod palette;
mod reduce;
mod scout;
mod shelf;
mod start;
mod state;
mod suggestions;
mod transcript;
mod tree;
mod typing;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
