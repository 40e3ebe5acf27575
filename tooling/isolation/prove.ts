// `pnpm isolation:prove`: tries every procedure for everybody who should get nowhere and prints who was answered what.
import { matrix } from "../../packages/api/testing/isolation/matrix";
import { proveIsolation } from "../../packages/api/testing/isolation/prove";
import { createTemplate } from "../../packages/db/testing/template";
import { startPassingServer } from "../database/passing-server";

const server = await startPassingServer("test");
try {
  const proof = await proveIsolation({ template: await createTemplate(server.url) });
  console.log(matrix(proof));
  process.exitCode = proof.holes.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
