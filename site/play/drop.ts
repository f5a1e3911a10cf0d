/** Files and folders that are dropped or chosen, one after the other. */
export interface Dropped {
  readonly name: string
  readonly file: File
}

/** A file system entry of the drag and drop interface. */
async function* filesIn(entry: FileSystemEntry): AsyncIterable<Dropped> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    yield { name: entry.fullPath.replace(/^\//, ''), file }
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (entries.length === 0) return
    for (const each of entries) yield* filesIn(each)
  }
}

export async function droppedIn(transfer: DataTransfer): Promise<Dropped[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return chosenIn(transfer.files)
  const out: Dropped[] = []
  for (const entry of entries) for await (const each of filesIn(entry)) out.push(each)
  return out
}

export const chosenIn = (files: FileList | null): Dropped[] =>
  [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }))
