// Colours of the editor: all from the page's own variables, so that light and dark need no second
// theme.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colour = (name) => `var(--${name})`;

export const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: colour("code-keyword") },
  { tag: [tags.string, tags.special(tags.string)], color: colour("code-string") },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: colour("code-number") },
  { tag: [tags.comment, tags.lineComment], color: colour("code-comment"), fontStyle: "italic" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: colour("code-function"),
  },
  {
    tag: [tags.className, tags.definition(tags.className), tags.typeName],
    color: colour("code-class"),
  },
  { tag: [tags.propertyName, tags.attributeName], color: colour("code-property") },
  { tag: [tags.meta, tags.heading], color: colour("code-meta") },
]);

export const theme = EditorView.theme({
  "&": {
    height: "100%",
    color: colour("text"),
    backgroundColor: colour("surface"),
    fontSize: "var(--code-size)",
  },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "12px 0", caretColor: colour("accent") },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: colour("faint"),
    border: "none",
    paddingLeft: "8px",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: colour("line") },
  "&.cm-focused": { outline: "none" },
  "& ::selection": { background: colour("selection") },
  ".cm-matchingBracket": { backgroundColor: colour("selection"), outline: "none" },
  ".cm-panels": {
    backgroundColor: colour("raised"),
    color: colour("text"),
    borderColor: colour("border"),
  },
  ".cm-textfield": {
    backgroundColor: colour("surface"),
    color: colour("text"),
    border: "1px solid var(--border)",
    borderRadius: "6px",
  },
  ".cm-changed": { boxShadow: "inset 3px 0 0 var(--accent)", backgroundColor: colour("tint") },
  ".cm-walked": { boxShadow: "inset 3px 0 0 var(--warn)", backgroundColor: colour("warn-tint") },
  ".cm-tooltip": {
    backgroundColor: colour("raised"),
    color: colour("text"),
    border: "1px solid var(--border)",
    borderRadius: "8px",
    boxShadow: "0 8px 24px #0003",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "13px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: colour("accent"),
    color: colour("on-accent"),
  },
  ".cm-tooltip.cm-completionInfo": { fontFamily: "var(--sans)", fontSize: "13px" },
  ".cm-said": { paddingLeft: "2em", fontFamily: "var(--sans)", fontSize: "12.5px" },
  ".cm-said-error": { color: colour("bad") },
  ".cm-said-warning": { color: colour("warn") },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.8", marginLeft: "1em" },
  ".cm-completionInfo": { padding: "8px 12px", whiteSpace: "pre-wrap", maxWidth: "26em" },
  ".cm-help": {
    padding: "8px 12px",
    maxWidth: "34em",
    fontFamily: "var(--sans)",
    fontSize: "13.5px",
  },
  ".cm-help .signature": {
    fontFamily: "var(--mono)",
    fontSize: "12.5px",
    color: colour("code-function"),
    marginBottom: "4px",
  },
  ".cm-help button": { color: colour("accent"), textDecoration: "underline", marginTop: "4px" },
  ".cm-diagnostic": {
    padding: "6px 12px",
    borderLeft: "3px solid var(--bad)",
    fontFamily: "var(--sans)",
  },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: colour("surface"),
    color: colour("text"),
    border: "1px solid var(--border)",
    borderRadius: "6px",
  },
});
