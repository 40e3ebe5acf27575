"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import type { CSSProperties } from "react";
import { Toaster as Sonner, type ToasterProps } from "sonner";
import { Spinner } from "./spinner";

/** toast.success("Agent paused", { description?, action: { label: "Undo", onClick } }), also .error, .info, .warning, .promise. */
export { toast } from "sonner";

const icons = {
  success: <CircleCheck aria-hidden className="size-4 text-success" />,
  error: <CircleAlert aria-hidden className="size-4 text-danger" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning" />,
  info: <Info aria-hidden className="size-4 text-info" />,
  loading: <Spinner />,
};

// Sonner takes its colours from these variables.
const colours: CSSProperties & Record<`--${string}`, string> = {
  "--normal-bg": "var(--popover)",
  "--normal-text": "var(--popover-foreground)",
  "--normal-border": "var(--border-strong)",
  "--width": "360px",
  fontFamily: "inherit",
};

/** Where toasts appear; UiProviders holds the one of the app. */
export function Toaster() {
  const { theme } = useTheme();
  const chosen: ToasterProps["theme"] = theme === "light" || theme === "dark" ? theme : "system";
  return (
    <Sonner
      theme={chosen}
      position="bottom-right"
      gap={8}
      icons={icons}
      style={colours}
      toastOptions={{
        classNames: {
          toast: "gap-2.5! rounded-lg! p-3! shadow-float!",
          icon: "m-0! self-start! mt-0.5!",
          title: "text-compact font-medium!",
          description: "text-compact text-muted-foreground!",
          actionButton: "rounded-md! bg-secondary! px-2! font-medium! text-foreground!",
          cancelButton: "rounded-md! bg-transparent! text-muted-foreground!",
        },
      }}
    />
  );
}
