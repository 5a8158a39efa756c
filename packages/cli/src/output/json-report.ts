/** A JSON document that is printed while it grows. */
export interface JsonReport<Entry> {
  begin(): Promise<void>;
  add(entry: Entry): Promise<void>;
  /** @param rest Further members of the document. */
  end(rest?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Prints one JSON document, an entry a line as entries come: `{"version":1,"<list>":[…]}`, closed by `end`. */
export function createJsonReport<Entry>(list: string, print: (text: string) => Promise<void>): JsonReport<Entry> {
  let count = 0;
  return {
    begin: () => print(`{"version":1,${JSON.stringify(list)}:[`),
    add: (entry) => print(`${count++ === 0 ? "" : ","}\n${JSON.stringify(entry)}`),
    end: (rest = {}) => {
      const members = Object.entries(rest).map(([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`);
      return print(`\n]${members.join("")}}\n`);
    },
  };
}
