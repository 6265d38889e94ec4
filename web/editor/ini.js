// The grammar of alembic.ini and its like.
import { StreamLanguage } from "@codemirror/language";
import { properties } from "@codemirror/legacy-modes/mode/properties";

export const language = () => StreamLanguage.define(properties);
