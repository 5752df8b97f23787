// Writes src/generated/ from the OpenAPI document: the types by openapi-typescript, and a function for each operation.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const here = new URL('.', import.meta.url)
const document = JSON.parse(await readFile(new URL('../../openapi.json', here), 'utf8'))
const notice = '// Generated from openapi.json by generate.mjs. Do not edit.\n'

const folder = new URL('src/generated/', here)
await mkdir(folder, { recursive: true })
await writeFile(new URL('schema.ts', folder), notice + (await typesOf(withoutRefusals(document))))
await writeFile(new URL('api.ts', folder), notice + functionsOf(document))
await writeVersion(document.info.version)

/** Every refusal is a Problem: writing it with each operation would triple the types. */
function withoutRefusals(given) {
  const paths = structuredClone(given.paths)
  for (const operation of Object.values(paths).flatMap(Object.values))
    for (const status of Object.keys(operation.responses)) if (Number(status) >= 300) delete operation.responses[status]
  return { ...given, paths }
}

async function typesOf(given) {
  const bytes = ts.factory.createTypeReferenceNode('Blob')
  const nodes = await openapiTS(given, {
    immutable: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    transform: (schema) => (schema.format === 'binary' ? bytes : undefined),
  })
  return astToString(nodes)
}

function functionsOf({ paths }) {
  const groups = new Map()
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item)) {
      if (!isForKeys(operation)) continue
      const group = camel(operation.tags[0])
      const lines = groups.get(group) ?? []
      lines.push(...functionLines(group, method, path, operation))
      groups.set(group, lines)
    }
  const members = [...groups].map(([group, lines]) => `    ${group}: {\n${lines.join('\n')}\n    },`)
  return `import { type Connection, listing, method } from '../methods.ts'

/** A function for each operation of the document, by its tag. */
export function createApi(connection: Connection) {
  return {
${members.join('\n')}
  }
}
`
}

/** A client has a key: what only people who signed in with a browser may do has no function. */
function isForKeys({ security, tags }) {
  return security.some((each) => 'key' in each) || (security.length === 0 && !tags.includes('Sign-in'))
}

function functionLines(group, method, path, operation) {
  const { operationId, parameters = [], requestBody, responses } = operation
  const endpoint = {
    method: method.toUpperCase(),
    path,
    accept: acceptOf(responses),
    ...(requestBody !== undefined && { body: 'multipart/form-data' in requestBody.content ? 'form' : 'json' }),
    ...(parameters.some(({ name, required }) => name === 'Idempotency-Key' && required) && { takesKey: true }),
  }
  const name = shortName(operationId, group)
  const at = JSON.stringify(endpoint)
  const words = [operation.summary, operation.description]
    .filter(Boolean)
    .join('. ')
    .replace(/\s+/g, ' ')
    .replaceAll('*/', '* /')
  const lines = [`      /** ${words} */`, `      ${name}: method<'${operationId}'>(connection, ${at}),`]
  const cursor = cursorOf(operation)
  if (cursor !== undefined)
    lines.push(
      `      /** Every item of \`${name}\`, page after page. */`,
      `      ${name}All: listing<'${operationId}'>(connection, ${at}, '${cursor}'),`,
    )
  return lines
}

/** JSON first; an operation that has it in other forms gives those for another Accept header. */
function acceptOf(responses) {
  const types = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .flatMap(([, { content = {} }]) => Object.keys(content))
  const accepted = types.includes('application/json') ? ['application/json'] : types
  return [...new Set([...accepted, 'application/problem+json'])].join(', ')
}

function cursorOf({ parameters = [], requestBody, responses }) {
  const answer = schemaOf(responses['200']?.content)?.properties ?? {}
  if (answer.items === undefined || answer.next === undefined) return undefined
  for (const name of ['cursor', 'after'])
    if (parameters.some((each) => each.in === 'query' && each.name === name)) return `query.${name}`
  return schemaOf(requestBody?.content)?.properties?.cursor === undefined ? undefined : 'body.cursor'
}

function schemaOf(content) {
  const schema = content?.['application/json']?.schema
  return schema?.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').pop()]
}

/** `sendMessage` of the group `messages` is `send`: the noun is in the group. */
function shortName(operationId, group) {
  const noun = group.replace(/(?<=ch|sh|ss|x)es$|s$/, '')
  const short = operationId.replace(
    new RegExp(`(?<=[a-z])${noun.charAt(0).toUpperCase()}${noun.slice(1)}(?:e?s)?(?=[A-Z]|$)`),
    '',
  )
  return short === '' ? operationId : short
}

function camel(tag) {
  const words = tag.split(/[^A-Za-z]+/).filter(Boolean)
  return words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
}

/** The version of the package is that of the contract. */
async function writeVersion(version) {
  const file = new URL('package.json', here)
  const text = await readFile(file, 'utf8')
  const changed = text.replace(/"version": "[^"]*"/, `"version": "${version}"`)
  if (changed !== text) await writeFile(file, changed)
}
