import { execFileSync, spawnSync } from "node:child_process";
import { userInfo } from "node:os";

/** The account PostgreSQL runs as; empty when it is our own. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root: then it runs as the system user `postgres`, who is made if there is none.
 * @throws Error when the system has neither that user nor the means to make it.
 */
export function findServerUser(): ServerUser {
  if (userInfo().uid !== 0) return {};
  return postgresUser() ?? makePostgresUser();
}

function postgresUser(): ServerUser | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number.parseInt(spawnSync("id", [flag, "postgres"]).stdout.toString(), 10),
  );
  return uid && gid ? { uid, gid } : undefined;
}

function makePostgresUser(): ServerUser {
  try {
    execFileSync("groupadd", ["--force", "postgres"], { stdio: "pipe" });
    execFileSync("useradd", ["--gid", "postgres", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], {
      stdio: "pipe",
    });
  } catch (cause) {
    throw new Error("PostgreSQL cannot run as root and no user 'postgres' could be made: start as another user.", {
      cause,
    });
  }
  const user = postgresUser();
  if (!user) throw new Error("PostgreSQL cannot run as root and there is no user 'postgres': start as another user.");
  return user;
}

/** Whether that account can enter the folder; a parent of mode 0700, such as /root, may shut it out. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}
