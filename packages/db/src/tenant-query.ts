import pg from "pg";

/** What pg's Query does beyond its published types (pg 8.23, lib/query.js); tenant-pool.test.ts fails should that change. */
interface ExtendedQuery extends pg.Submittable {
  queryMode: string | undefined;
  prepare(connection: pg.Connection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
}

type Callback = (error: Error | undefined, result: pg.QueryResult) => void;

const Query = pg.Query as unknown as new (config: unknown, values: unknown, callback: Callback) => ExtendedQuery;

const SET_TENANT = "select set_config('app.tenant_id', $1, true)";

/**
 * A query that names its tenant in its own packet: `set_config(…, local)` and the query go out before one single Sync,
 * so they share one implicit transaction and one round trip. Nothing outlives it: the connection needs no reset afterwards.
 */
export class TenantQuery extends Query {
  readonly #tenantId: string;
  #tenantIsSet = false;

  constructor(tenantId: string, config: unknown, values: unknown, callback: Callback) {
    super(config, values, callback);
    this.#tenantId = tenantId;
    this.queryMode = "extended";
  }

  override prepare(connection: pg.Connection): void {
    connection.parse({ name: "", text: SET_TENANT, types: [] }, true);
    connection.bind({ values: [this.#tenantId] }, true);
    connection.execute({}, true);
    super.prepare(connection);
  }

  /** The only row before the first CommandComplete is that of `set_config`. */
  override handleDataRow(message: unknown): void {
    if (this.#tenantIsSet) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#tenantIsSet) super.handleCommandComplete(message, connection);
    this.#tenantIsSet = true;
  }
}
