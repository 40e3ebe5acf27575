/** Fills `{{name}}` from the call's dynamic variables; an unknown one stays as it is written, as at the provider. */
export function fillVariables(text: string, variables: Record<string, string>): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (place, name: string) => variables[name] ?? place);
}
