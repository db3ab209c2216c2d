/** Promises around IndexedDB, the browser's database. */

const NAME = "trifold";
const VERSION = 2;

/**
 * The tables: folds, their results and resume states by the fold's id, and the input of the form.
 */
export type Table = "folds" | "results" | "states" | "drafts";
const TABLES: Record<Table, IDBObjectStoreParameters> = {
  folds: { keyPath: "id" },
  results: {},
  states: {},
  drafts: {},
};

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const [name, options] of Object.entries(TABLES))
        if (!request.result.objectStoreNames.contains(name))
          request.result.createObjectStore(name, options);
    };
    request.onsuccess = () => {
      const database = request.result;
      // A later version of the page in another tab waits until this connection is closed.
      database.onversionchange = () => {
        database.close();
        opened = undefined;
      };
      resolve(database);
    };
    request.onblocked = () =>
      reject(new Error("another tab has an earlier version of this page open: close it"));
    request.onerror = () => reject(request.error ?? new Error("no database"));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function call<Value>(
  table: Table,
  mode: IDBTransactionMode,
  order: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const transaction = (await open()).transaction(table, mode);
  const request = order(transaction.objectStore(table));
  return new Promise((resolve, reject) => {
    // A write is done when its transaction is: the disk can be full at its end.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("the database refused"));
  });
}

/** The value with that key. */
export function get<Value>(table: Table, key: string): Promise<Value | undefined> {
  return call(table, "readonly", (store) => store.get(key) as IDBRequest<Value | undefined>);
}

export function all<Value>(table: Table): Promise<Value[]> {
  return call(table, "readonly", (store) => store.getAll() as IDBRequest<Value[]>);
}

/** Stores a value; `key` is absent in tables whose values contain it. */
export async function put(table: Table, value: unknown, key?: string): Promise<void> {
  await call(table, "readwrite", (store) => store.put(value, key));
}

export async function remove(table: Table, key: string): Promise<void> {
  await call(table, "readwrite", (store) => store.delete(key));
}
