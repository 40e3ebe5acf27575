"use client";

import { Menu, Search } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Logo } from "./logo";
import { veilLook } from "./overlay-look";
import { Sidebar } from "./sidebar";

type AppShellProps = Omit<ComponentProps<typeof Sidebar>, "onNavigate"> & {
  /** Above the page: "You are looking at Acme as support", "This account is suspended". */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: sidebar (a drawer under 768 px, folded beside a page that is one tool), skip link, main. */
export function AppShell({ banner, children, ...sidebar }: AppShellProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="app-shell min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:has-[main>[data-full]]:grid-cols-[3.5rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-primary px-3 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 z-40 hidden h-dvh md:block print:hidden">
        {/* Wider than its column when somebody points at it: then it lies over the page. */}
        <div className="h-full w-60 overflow-hidden border-r border-sidebar-border transition-[width] delay-150 duration-150 folded:w-14 folded:delay-0 motion-reduce:transition-none">
          <Sidebar {...sidebar} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col has-[>main>[data-full]]:h-dvh">
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-card px-2 md:hidden print:hidden">
          <DialogPrimitive.Root open={open} onOpenChange={setOpen}>
            <DialogPrimitive.Trigger asChild>
              <Button variant="ghost" size="icon" aria-label="Open menu">
                <Menu />
              </Button>
            </DialogPrimitive.Trigger>
            <DialogPrimitive.Portal>
              <DialogPrimitive.Overlay className={veilLook} />
              <DialogPrimitive.Content
                aria-describedby={undefined}
                className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] border-r shadow-float outline-none duration-150 animate-in slide-in-from-left-8 fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0"
              >
                <DialogPrimitive.Title className="sr-only">Menu</DialogPrimitive.Title>
                <Sidebar
                  {...sidebar}
                  {...(sidebar.onSearch && {
                    onSearch: () => {
                      setOpen(false);
                      sidebar.onSearch?.();
                    },
                  })}
                  onNavigate={() => setOpen(false)}
                />
              </DialogPrimitive.Content>
            </DialogPrimitive.Portal>
          </DialogPrimitive.Root>
          <Logo word className="flex-1" />
          {sidebar.onSearch ? (
            <Button variant="ghost" size="icon" aria-label="Search" onClick={sidebar.onSearch}>
              <Search />
            </Button>
          ) : null}
        </header>
        {banner}
        {/* A page that is one tool (`data-full`) fills the window and scrolls inside itself. */}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[100rem] flex-1 px-4 py-6 outline-none has-[>[data-full]]:relative has-[>[data-full]]:max-w-none md:px-8"
        >
          {children}
        </main>
      </div>
    </div>
  );
}
