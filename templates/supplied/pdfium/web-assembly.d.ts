/** The part of WebAssembly that we use: the types of Node 20 lack it, and those of browsers would add many other types. */
declare namespace WebAssembly {
  interface Module {
    readonly __module?: never
  }
  const Module: new (bytes: Uint8Array) => Module
  type Exports = Readonly<Record<string, unknown>>
  type Imports = Record<string, Record<string, unknown>>
  class Instance {
    constructor(module: Module, imports?: Imports)
    readonly exports: Exports
  }
  class Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Table {
    set(index: number, value: unknown): void
  }
  class RuntimeError extends Error {}
  function compile(bytes: Uint8Array): Promise<Module>
}
