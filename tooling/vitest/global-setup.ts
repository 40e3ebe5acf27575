import type {} from "@voxcalls/db/testing";
import type { TestProject } from "vitest/node";
import { createTemplate } from "../../packages/db/testing/template";
import { startPassingServer } from "../database/passing-server";
import { TEST_DATABASE_URL } from "./env";

/** One PostgreSQL and one migrated template database for the whole run; tests clone it (packages/db/testing/database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = TEST_DATABASE_URL === undefined ? await startPassingServer("test") : undefined;
  try {
    const { drop, ...template } = await createTemplate(TEST_DATABASE_URL ?? server?.url ?? "");
    project.provide("testDatabase", template);
    return server ? () => server.stop() : drop;
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
