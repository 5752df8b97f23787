import { type Issue, isProblem } from '../../ui/api/problem.ts'
import type { TemplateFault, TemplateVersion } from '../../ui/api/template-types.ts'
import { contentOf, type DraftContent, sameContent } from './draft-content.ts'

/** A pause in typing after which the draft is saved. The preview follows the save, and is there half a second after the key. */
const pauseMs = 120
const retryMs = [2000, 5000, 10_000, 30_000] as const

export type SaveState =
  | { readonly kind: 'saved'; readonly at?: Date }
  | { readonly kind: 'typing' | 'saving' }
  /** No answer, or the hub is busy: tried again by itself. */
  | { readonly kind: 'failed'; readonly offline: boolean }
  /** The hub cannot keep it like this: the next change is tried again. */
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  /** Somebody saved in between; `theirs` is what stands there now. */
  | { readonly kind: 'conflict'; readonly theirs: TemplateVersion }
  /** It is no draft any more. */
  | { readonly kind: 'closed' }

export interface DraftState {
  readonly content: DraftContent
  /** Of the text that is saved; a preview of it is always of this revision. */
  readonly revision: number
  readonly faults: readonly TemplateFault[]
  /** Advice on the same text: it keeps nobody from submitting. */
  readonly hints: readonly TemplateFault[]
  readonly save: SaveState
  /** Text of before a reload came back. */
  readonly restored: boolean
  /** Counts what replaced the text from outside the fields, so that the fields show it. */
  readonly replaced: number
}

/** What was typed and did not reach the hub yet, with the revision it was typed on. */
export interface KeptText {
  readonly revision: number
  readonly content: DraftContent
}

/** A place for unsaved text that survives a reload. */
export interface TextKeeper {
  keep(text: KeptText): void
  find(): KeptText | undefined
  forget(): void
}

/** How the hub is asked; each throws `Problem`. */
export interface DraftDoor {
  put(content: DraftContent, revision: number): Promise<TemplateVersion>
  get(): Promise<TemplateVersion>
}

/**
 * Keeps one draft while it is written: saves after each pause, one request at a time, and never lets typed text go – it
 * stays in the keeper until the hub has it.
 */
export class DraftKeeper {
  #state: DraftState
  #saved: DraftContent
  /** When the hub last took the text, in this session or by somebody else's hand; absent: before the screen was opened. */
  #savedAt: Date | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #tries = 0
  readonly #door: DraftDoor
  readonly #texts: TextKeeper
  readonly #listeners = new Set<() => void>()

  constructor(version: TemplateVersion, door: DraftDoor, texts: TextKeeper) {
    this.#door = door
    this.#texts = texts
    this.#saved = contentOf(version)
    const { revision, faults, hints } = version
    const kept = texts.find()
    const unsaved = kept !== undefined && !sameContent(kept.content, this.#saved) ? kept : undefined
    const save: SaveState =
      unsaved === undefined
        ? { kind: 'saved' }
        : unsaved.revision === revision
          ? { kind: 'typing' }
          : { kind: 'conflict', theirs: version }
    const content = unsaved?.content ?? this.#saved
    this.#state = { content, revision, faults, hints, save, restored: unsaved !== undefined, replaced: 0 }
    if (save.kind === 'typing') this.#plan(0)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly state = (): DraftState => this.#state

  /** What the writer made of it. `outside` the field that shows it: then the field must take it over. */
  change(edit: (content: DraftContent) => DraftContent, outside = false): void {
    const content = edit(this.#state.content)
    const replaced = this.#state.replaced + (outside ? 1 : 0)
    this.#texts.keep({ revision: this.#state.revision, content })
    const { kind } = this.#state.save
    if (kind === 'conflict' || kind === 'closed') return this.#set({ content, replaced })
    // A failed save keeps its own pace: typing on must not hammer a hub that does not answer.
    if (kind === 'failed') return this.#set({ content, replaced })
    this.#set({ content, replaced, save: { kind: 'typing' } })
    this.#plan(pauseMs)
  }

  /** Saves what is not saved. @returns whether the hub now has all of it */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#running
    const { kind } = this.#state.save
    if (kind === 'conflict' || kind === 'closed') return false
    if (!sameContent(this.#state.content, this.#saved)) await this.#save()
    // Written and taken back, or shown anew by its field: then the hub has it already.
    else if (kind === 'typing' || kind === 'refused') this.#isKept()
    return sameContent(this.#state.content, this.#saved)
  }

  /** Out of a conflict: whose text goes on. What is replaced by theirs can be asked back with `change`. */
  async settle(whose: 'mine' | 'theirs'): Promise<void> {
    if (this.#state.save.kind !== 'conflict') return
    const { theirs } = this.#state.save
    this.#saved = contentOf(theirs)
    this.#savedAt = savedAt(theirs)
    const { revision, faults, hints } = theirs
    if (whose === 'theirs') {
      this.#texts.forget()
      const replaced = this.#state.replaced + 1
      return this.#set({
        content: this.#saved,
        revision,
        faults,
        hints,
        replaced,
        restored: false,
        save: this.#savedState(),
      })
    }
    this.#set({ revision, save: { kind: 'typing' } })
    this.#texts.keep({ revision, content: this.#state.content })
    await this.flush()
  }

  #isKept(): void {
    this.#texts.forget()
    this.#set({ restored: false, save: this.#savedState() })
  }

  #savedState(): SaveState {
    return { kind: 'saved', ...(this.#savedAt !== undefined && { at: this.#savedAt }) }
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), wait)
  }

  #save(): Promise<void> {
    this.#running ??= this.#put().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #put(): Promise<void> {
    const { content, revision } = this.#state
    this.#set({ save: { kind: 'saving' } })
    try {
      this.#isSaved(content, await this.#door.put(content, revision))
    } catch (error) {
      const why = await this.#whyNot(error)
      // The answer to an earlier try was lost on its way, not the save: then what stands there is our own.
      if (why.kind === 'conflict' && sameContent(contentOf(why.theirs), content)) this.#isSaved(content, why.theirs)
      else this.#set({ save: why })
    }
  }

  #isSaved(content: DraftContent, version: TemplateVersion): void {
    const { revision, faults, hints } = version
    this.#tries = 0
    this.#saved = content
    this.#savedAt = new Date()
    const done = this.#state.content === content
    if (done) this.#texts.forget()
    else this.#texts.keep({ revision, content: this.#state.content })
    this.#set({
      revision,
      faults,
      hints,
      restored: false,
      save: done ? this.#savedState() : { kind: 'typing' },
    })
    if (!done) this.#plan(pauseMs)
  }

  async #whyNot(refusal: unknown): Promise<SaveState> {
    if (isProblem(refusal, 400, 413)) {
      return { kind: 'refused', issues: refusal.body.issues ?? [] }
    }
    if (isProblem(refusal, 409, 404)) return { kind: 'closed' }
    if (isProblem(refusal, 412)) {
      const theirs = await this.#door.get().catch(() => undefined)
      if (theirs !== undefined) return theirs.status === 'draft' ? { kind: 'conflict', theirs } : { kind: 'closed' }
    }
    this.#plan(retryMs[Math.min(this.#tries, retryMs.length - 1)] ?? 2000)
    this.#tries += 1
    return { kind: 'failed', offline: isProblem(refusal, 0) }
  }

  #set(part: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}

function savedAt({ steps }: TemplateVersion): Date {
  const saving = steps.findLast(({ action }) => action === 'saved')
  return saving === undefined ? new Date() : new Date(saving.at)
}
