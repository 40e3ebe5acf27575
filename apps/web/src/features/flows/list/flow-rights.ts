/** What the reader may do with flows beyond looking at them. */
export interface FlowRights {
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
  readonly mayDelete: boolean;
}
