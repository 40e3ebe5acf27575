import hooks from "eslint-plugin-react-hooks";

/** Rules for packages with components. */
export const react = [hooks.configs.flat["recommended-latest"]];
