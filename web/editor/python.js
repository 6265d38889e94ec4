// The grammar of Python.
export { python as language } from "@codemirror/lang-python";
