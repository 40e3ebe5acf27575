import { base } from "@voxcalls/eslint-config/base";
import { boundaries } from "@voxcalls/eslint-config/boundaries";
import { react } from "@voxcalls/eslint-config/react";

export default [...base(import.meta.dirname), ...boundaries, ...react];
