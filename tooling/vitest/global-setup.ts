import type {} from "@voxcalls/db/testing";
import type { TestProject } from "vitest/node";
import { createTemplate } from "../../packages/db/testing/template";
import { TEST_DATABASE_URL } from "./env";
import { startTestServer } from "./test-server";

/** One PostgreSQL and one migrated template database for the whole run; tests clone it (packages/db/testing/database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = TEST_DATABASE_URL === undefined ? await startTestServer() : undefined;
  try {
    const { drop, ...template } = await createTemplate(TEST_DATABASE_URL ?? server?.url ?? "");
    project.provide("testDatabase", template);
    return server ? () => server.stop() : drop;
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
