//! The page: mounts the workbench.
mod app;
mod around;
mod browser;
mod completion;
mod components;
mod draw;
mod editor;
mod embed;
mod engine;
mod errands;
mod folder;
mod grid;
mod hearing;
mod keeping;
mod keys;
mod lesson;
mod outside;
mod overlay;
mod palette;
mod past;
mod reduce;
mod scout;
mod shelf;
mod start;
mod state;
mod suggestions;
mod trace;
mod transcript;
mod tree;
mod typing;
mod workers;

fn main() {
    // The browser has just compiled this: it may do what waits before it draws.
    wasm_bindgen_futures::spawn_local(async {
        editor::pause().await;
        yew::Renderer::<app::App>::new().render();
    });
}
