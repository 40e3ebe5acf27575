"use client";

export { ShellError as default } from "~/features/shell/shell-error";
