/** What the processes of a run inherit: `PATH`, and no setting of the product. */
export const inherited: NodeJS.ProcessEnv = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
