/** One request that reached the provider side of the sandbox. `status` is null while, or if never, answered. */
export interface LoggedRequest {
  /** Milliseconds since the epoch. */
  at: number;
  service: "retell" | "twilio";
  method: string;
  path: string;
  status: number | null;
  /** The fault that struck, if one did. */
  fault_id: string | null;
}

/** The latest requests, oldest first, in memory. It shows how often something was really asked of the provider. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > 20_000) this.#requests = this.#requests.slice(-10_000);
  }

  list(): LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
