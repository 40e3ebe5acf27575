import pg from "pg";

/** What pg's Query does beyond its published types (pg 8.23, lib/query.js); tenant-pool.test.ts fails should that change. */
interface ExtendedQuery extends pg.Submittable {
  queryMode: string | undefined;
  /** Set when the statement is to be prepared once a connection. */
  readonly name?: string;
  readonly text: string;
  hasBeenParsed(connection: NamesOf): boolean;
  prepare(connection: pg.Connection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
}

/** What a pg connection knows of the statements it has sent. */
interface NamesOf {
  readonly submittedNamedStatements: Record<string, string>;
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

  override prepare(connection: pg.Connection & NamesOf): void {
    // First of all, since pg takes the next ParseComplete for this statement's.
    if (this.name && !this.hasBeenParsed(connection)) {
      connection.parse({ name: this.name, text: this.text, types: [] }, true);
      connection.submittedNamedStatements[this.name] = this.text;
    }
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
