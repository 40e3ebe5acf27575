// The thirteen system calls that Flite makes, answered in memory: arguments in, standard output and one written file out.
// Not node:wasi: on Node 20 collecting its instances while others run crashes the process now and then (segmentation fault).

const BAD_DESCRIPTOR = 8;
const FOLDER = 3;
const FILE = 4;

/** Thrown by `proc_exit` to leave the program. */
class Exit extends Error {}

/**
 * Runs a compiled WASI program once, in a fresh instance.
 * @param {WebAssembly.Module} program
 * @param {string[]} args the program's name first; files are to be written under /out
 * @returns {{ stdout: string, file: Uint8Array }} what was printed and what was written
 */
export function runWasi(program, args) {
  const argv = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  const printed = [];
  const file = { bytes: new Uint8Array(1 << 18), length: 0, position: 0 };
  let memory;
  const view = () => new DataView(memory.buffer);
  const bytesAt = (pointer, length) => new Uint8Array(memory.buffer, pointer, length);

  const write = (chunk) => {
    const end = file.position + chunk.length;
    if (end > file.bytes.length) {
      const grown = new Uint8Array(Math.max(end, file.bytes.length * 2));
      grown.set(file.bytes);
      file.bytes = grown;
    }
    file.bytes.set(chunk, file.position);
    file.position = end;
    file.length = Math.max(file.length, end);
  };

  const calls = {
    args_sizes_get(count, size) {
      view().setUint32(count, argv.length, true);
      view().setUint32(
        size,
        argv.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return 0;
    },
    args_get(pointers, buffer) {
      let at = buffer;
      argv.forEach((arg, index) => {
        view().setUint32(pointers + index * 4, at, true);
        bytesAt(at, arg.length).set(arg);
        at += arg.length;
      });
      return 0;
    },
    clock_time_get(_clock, _precision, time) {
      view().setBigUint64(time, BigInt(Date.now()) * 1_000_000n, true);
      return 0;
    },
    fd_prestat_get(descriptor, stat) {
      if (descriptor !== FOLDER) return BAD_DESCRIPTOR;
      view().setUint32(stat, 0, true);
      view().setUint32(stat + 4, "/out".length, true);
      return 0;
    },
    fd_prestat_dir_name(_descriptor, path, length) {
      bytesAt(path, length).set(new TextEncoder().encode("/out").subarray(0, length));
      return 0;
    },
    fd_fdstat_get(descriptor, stat) {
      const kind = descriptor === FOLDER ? 3 : descriptor === FILE ? 4 : 2;
      bytesAt(stat, 24).fill(0);
      view().setUint8(stat, kind);
      view().setBigUint64(stat + 8, 0xffffffffffffffffn, true);
      view().setBigUint64(stat + 16, 0xffffffffffffffffn, true);
      return 0;
    },
    fd_fdstat_set_flags: () => 0,
    path_open(_folder, _lookup, _path, _length, _flags, _rights, _inheriting, _fdFlags, descriptor) {
      file.position = 0;
      view().setUint32(descriptor, FILE, true);
      return 0;
    },
    fd_close: () => 0,
    fd_read(_descriptor, _vectors, _count, read) {
      view().setUint32(read, 0, true);
      return 0;
    },
    fd_write(descriptor, vectors, count, written) {
      let total = 0;
      for (let index = 0; index < count; index++) {
        const pointer = view().getUint32(vectors + index * 8, true);
        const chunk = bytesAt(pointer, view().getUint32(vectors + index * 8 + 4, true)).slice();
        if (descriptor === FILE) write(chunk);
        else if (descriptor === 1) printed.push(chunk);
        total += chunk.length;
      }
      view().setUint32(written, total, true);
      return 0;
    },
    fd_seek(descriptor, offset, whence, position) {
      if (descriptor !== FILE) return BAD_DESCRIPTOR;
      const from = [0, file.position, file.length][whence] ?? 0;
      file.position = from + Number(offset);
      view().setBigUint64(position, BigInt(file.position), true);
      return 0;
    },
    proc_exit(status) {
      throw new Exit(`status ${status}`, { cause: status });
    },
  };

  const instance = new WebAssembly.Instance(program, { wasi_snapshot_preview1: calls });
  memory = instance.exports.memory;
  try {
    instance.exports._start();
  } catch (error) {
    if (!(error instanceof Exit) || error.cause !== 0) throw error;
  }
  const decoder = new TextDecoder();
  return { stdout: printed.map((chunk) => decoder.decode(chunk)).join(""), file: file.bytes.slice(0, file.length) };
}
