import { config } from "zod/v4/core";

// Zod tries whether it may compile code. Our policy forbids that, so the browser would report a breach on every page with a schema.
config({ jitless: true });
