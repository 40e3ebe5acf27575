import pg from "pg";
import { interceptQuery } from "./intercept-query";

export interface RuntimePoolOptions {
  url: string;
  /** Connections at most. */
  size: number;
  /** After this a query has failed, whatever the server does; the server itself is asked to give up a little earlier. */
  queryTimeoutMs: number;
  /** How long a request waits for a connection, be it a new one or a place in the pool. */
  connectTimeoutMs: number;
}

const SERVER_GIVES_UP_EARLIER_MS = 200;

/**
 * The pool of one login role. A frozen server fails a request within `connectTimeoutMs + queryTimeoutMs`, and a
 * restarted one never ends the process: every client, idle or in use, has an `error` listener.
 */
export class RuntimePool extends pg.Pool {
  constructor({ url, size, queryTimeoutMs, connectTimeoutMs }: RuntimePoolOptions) {
    super({
      connectionString: url,
      max: size,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: queryTimeoutMs,
      statement_timeout: Math.max(1, queryTimeoutMs - SERVER_GIVES_UP_EARLIER_MS),
      idle_in_transaction_session_timeout: 10_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "voxcalls",
    });
    this.on("error", ignore);
    this.on("connect", (client) => this.#prepare(client));
    interceptQuery(this, ([config, values]) => this.#queryOnce(config, values));
  }

  /** Sends one statement outside a transaction. */
  protected async send(client: pg.PoolClient, config: unknown, values: unknown): Promise<unknown> {
    return client.query(config as pg.QueryConfig, values as unknown[]);
  }

  /** What a checked-out client (that is, a transaction) sends in place of `config`. */
  protected adapt(config: unknown): unknown {
    return config;
  }

  /** What a checked-out client throws in place of `error`. */
  protected translate(error: unknown): unknown {
    return error;
  }

  async #queryOnce(config: unknown, values: unknown): Promise<unknown> {
    const client = await this.connect();
    try {
      const result = await this.send(client, config, values);
      client.release();
      return result;
    } catch (error) {
      // After an error that the server reported (a broken key, say) the connection is as good as before.
      client.release(isServerReport(error) ? undefined : toError(error));
      throw error;
    }
  }

  #prepare(client: pg.PoolClient): void {
    client.on("error", ignore);
    interceptQuery(client, ([config, ...rest], query) => {
      const result = query([this.adapt(config), ...rest]);
      if (!(result instanceof Promise)) return result;
      return result.catch((error: unknown) => {
        endIfStuck(client, error);
        throw this.translate(error);
      });
    });
  }
}

/** A timed-out query still occupies its connection: without this the ROLLBACK would queue behind it and time out as well. */
function endIfStuck(client: pg.PoolClient, error: unknown): void {
  if (error instanceof Error && error.message === "Query read timeout" && client instanceof pg.Client)
    void client.end();
}

function isServerReport(error: unknown): boolean {
  return error instanceof Error && "severity" in error && error.severity === "ERROR";
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function ignore(): void {}
