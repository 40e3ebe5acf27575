/** A key of a real Retell workspace. With it the reads of the contract are also tried there; nothing is ever written. */
export const realRetellKey = process.env.VOXCALLS_TEST_RETELL_KEY;
