import { type Issue, isProblem } from '../../ui/api/problem.ts'
import type { TemplateFault, TemplateVersion } from '../../ui/api/template-types.ts'
import { contentOf, type DraftContent, sameContent } from './draft-content.ts'
import { emptyDraft, mergeDrafts } from './merge/merge-drafts.ts'
import type { Choice } from './merge/merge-values.ts'

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
  /** Another person changed the same place; `theirs` is the draft that the hub has, `base` the one that both started from. */
  | { readonly kind: 'conflict'; readonly theirs: TemplateVersion; readonly base: DraftContent }
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
  /** The changes of another person that were last put together with those of the writer. */
  readonly merged?: MergedChange
}

export interface MergedChange {
  /** The name of the other person; absent: not known. */
  readonly name?: string
  /** What the writer had before. */
  readonly before: DraftContent
  readonly after: DraftContent
}

/** What was typed and did not reach the hub yet, with the revision it was typed on. */
export interface KeptText {
  readonly revision: number
  readonly content: DraftContent
  /** The saved text that it was typed on. */
  readonly base?: DraftContent
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
  /** What was sent last without an answer: the hub may have it or not. */
  #unanswered: DraftContent | undefined
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
    const content = unsaved?.content ?? this.#saved
    this.#state = {
      content,
      revision,
      faults,
      hints,
      save: { kind: 'saved' },
      restored: unsaved !== undefined,
      replaced: 0,
    }
    if (unsaved === undefined) return
    if (unsaved.revision === revision) {
      this.#state = { ...this.#state, save: { kind: 'typing' } }
      this.#plan(0)
    } else this.#meet(version, unsaved.base ?? emptyDraft)
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
    this.#keepText(content)
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
    if (!sameContent(this.#state.content, this.#saved)) await this.#saveAll()
    // Written and taken back, or shown anew by its field: then the hub has it already.
    else if (kind === 'typing' || kind === 'refused') this.#isKept()
    return sameContent(this.#state.content, this.#saved)
  }

  /** More than once where the changes of another person came in between. */
  async #saveAll(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await this.#save()
      if (this.#state.save.kind !== 'typing' || sameContent(this.#state.content, this.#saved)) return
    }
  }

  /** Out of a conflict: whose text goes on in each place. What is replaced can be asked back with `change`. */
  async settle(choices: ReadonlyMap<string, Choice>): Promise<void> {
    if (this.#state.save.kind !== 'conflict') return
    const { theirs, base } = this.#state.save
    const { content } = mergeDrafts(base, this.#state.content, contentOf(theirs), choices)
    this.#goOnFrom(theirs, content)
    await this.flush()
  }

  /** The hub has a later revision: it is taken over when the writer has nothing unsaved. */
  async catchUp(revision: number): Promise<void> {
    const isBehind = (of: number) => of > this.#state.revision && this.#state.save.kind === 'saved'
    if (!isBehind(revision)) return
    const theirs = await this.#door.get().catch(() => undefined)
    if (theirs !== undefined && theirs.status === 'draft' && isBehind(theirs.revision)) this.#meet(theirs, this.#saved)
  }

  /** Takes the changes of the other person out of the last merge; what was typed since stays. */
  undoMerge({ before, after }: MergedChange): void {
    this.change((now) => mergeDrafts(after, now, before).content, true)
  }

  /** Puts the text of another person together with the unsaved text; only what both changed differently has to be chosen. */
  #meet(theirs: TemplateVersion, base: DraftContent): void {
    const mine = this.#state.content
    const saved = contentOf(theirs)
    const { content, collisions } = mergeDrafts(base, mine, saved)
    if (collisions.length > 0) return this.#set({ save: { kind: 'conflict', theirs, base } })
    this.#goOnFrom(theirs, content)
    if (!sameContent(mine, base)) {
      const name = theirs.steps.findLast(({ action }) => action === 'saved')?.name
      this.#set({ merged: { before: mine, after: content, ...(name !== undefined && { name }) } })
    }
  }

  /** The hub has `theirs`; the writer goes on with `content`, which is saved when it differs. */
  #goOnFrom(theirs: TemplateVersion, content: DraftContent): void {
    const { revision, faults, hints } = theirs
    this.#tries = 0
    this.#saved = contentOf(theirs)
    this.#savedAt = savedAt(theirs)
    const isSaved = sameContent(content, this.#saved)
    const replaced = this.#state.replaced + (sameContent(content, this.#state.content) ? 0 : 1)
    this.#set({
      content,
      revision,
      faults,
      hints,
      replaced,
      ...(isSaved && { restored: false }),
      save: isSaved ? this.#savedState() : { kind: 'typing' },
    })
    if (isSaved) return this.#texts.forget()
    this.#keepText(content)
    this.#plan(0)
  }

  #keepText(content: DraftContent): void {
    const { save, revision } = this.#state
    // Of no revision that the hub can have, so that a reload compares both once more.
    if (save.kind === 'conflict') this.#texts.keep({ revision: 0, content, base: save.base })
    else this.#texts.keep({ revision, content, base: this.#saved })
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
      this.#unanswered = undefined
    } catch (error) {
      const why = await this.#whyNot(error)
      if (why.kind === 'failed') this.#unanswered = content
      if (why.kind !== 'conflict') return this.#set({ save: why })
      const theirs = contentOf(why.theirs)
      // The answer to an earlier try was lost on its way, not the save: then what the hub has is our own.
      const own = [content, this.#unanswered].find((sent) => sent !== undefined && sameContent(theirs, sent))
      this.#unanswered = undefined
      if (own === undefined) this.#meet(why.theirs, this.#saved)
      else this.#isSaved(own, why.theirs)
    }
  }

  #isSaved(content: DraftContent, version: TemplateVersion): void {
    const { revision, faults, hints } = version
    this.#tries = 0
    this.#saved = content
    this.#savedAt = new Date()
    const done = sameContent(this.#state.content, content)
    if (done) this.#texts.forget()
    else this.#texts.keep({ revision, content: this.#state.content, base: content })
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
      if (theirs !== undefined)
        return theirs.status === 'draft' ? { kind: 'conflict', theirs, base: this.#saved } : { kind: 'closed' }
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
