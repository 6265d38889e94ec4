//! The page: mounts the workbench.
mod app;
mod browser;
mod completion;
mod components;
mod editor;
mod engine;
mod hearing;
mod start;
mod state;
mod suggestions;
mod transcript;
mod tree;
mod typing;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
