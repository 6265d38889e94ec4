// The larger half of the editor, evaluated before the rest, so that neither keeps the page from answering for long.
export { EditorView } from "@codemirror/view";
