// Two PouchDB databases and pouchdb-server, as `bench_sync` times them: a phase a line, begun when told.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

const [endpoint, folder, count, modules] = process.argv.slice(2)
const PouchDB = createRequire(join(modules, 'package.json'))('pouchdb')
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

async function phase(name) {
  console.log(name)
  const { value } = await lines.next()
  if (value !== 'go') throw new Error(`${name} was not begun`)
}

const one = new PouchDB(join(folder, 'one'))
const two = new PouchDB(join(folder, 'two'))
const remote = () => new PouchDB(`${endpoint}/bench`)
const docs = Array.from({ length: Number(count) }, (_, i) => ({
  _id: `record-${i}`,
  one: `Record ${i}`,
  two: `short text ${i}`,
  three: `another ${i % 97}`,
  four: `and a fourth ${i % 13}`,
}))
await one.bulkDocs(docs)
await phase('push')
await one.replicate.to(remote())
await phase('pull')
await two.replicate.from(remote())
await phase('no-op')
await one.replicate.to(remote())
await phase('end')
const { doc_count: arrived } = await two.info()
if (arrived !== Number(count)) throw new Error(`${arrived} of ${count} documents arrived`)
process.exit(0)
