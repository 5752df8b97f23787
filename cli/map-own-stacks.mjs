import { mapStacks } from './map-stacks.mjs'

// Imported first by each program of the bundle, whose files are all in the folder of this one.
mapStacks(new URL('.', import.meta.url).href)
