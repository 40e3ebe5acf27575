import { ShellNotFound } from "~/features/shell/shell-not-found";

export default function NotFound() {
  return <ShellNotFound home="/dashboard" />;
}
