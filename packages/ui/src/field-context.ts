"use client";

import { createContext, useContext } from "react";

/** What a Field tells the control inside it. */
export const FieldContext = createContext<{
  controlId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
} | null>(null);

/** Attributes that tie a labelable control (input, button) to the Field around it; empty outside of one. */
export function useFieldControl() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.controlId,
    ...(field.describedBy ? { "aria-describedby": field.describedBy } : {}),
    ...(field.invalid ? { "aria-invalid": true as const } : {}),
    ...(field.required ? { "aria-required": true as const } : {}),
  };
}

/** The same for controls a label element cannot point at (radio group, slider): they are named by reference. */
export function useFieldGroup() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    "aria-labelledby": field.labelId,
    ...(field.describedBy ? { "aria-describedby": field.describedBy } : {}),
    ...(field.invalid ? { "aria-invalid": true as const } : {}),
  };
}
