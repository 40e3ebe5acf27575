import { afterHours } from "./templates/after-hours";
import { bilingual } from "./templates/bilingual";
import { booking } from "./templates/booking";
import type { FlowTemplate } from "./templates/build";
import { qualification } from "./templates/qualification";
import { receptionist } from "./templates/receptionist";
import { survey } from "./templates/survey";

export type { FlowTemplate } from "./templates/build";

/** Flows to begin with, as the screens offer them. */
export const flowTemplates: readonly FlowTemplate[] = [
  receptionist,
  booking,
  survey,
  qualification,
  afterHours,
  bilingual,
];
