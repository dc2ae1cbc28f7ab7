/** Files out of what was dropped or chosen: folders are walked to their ends, in the order of their names. */

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // A reader hands out a hundred at a time, then none.
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    inside.push(...some);
  }
  const files = await Promise.all(inside.map(filesIn));
  return files.flat();
}

/** Call it in the drop's own event: what was dropped is gone once the event is over. */
export function dropped(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null);
  if (!entries.length) return Promise.resolve([...data.files]);
  return Promise.all(entries.map(filesIn)).then((files) => files.flat());
}
