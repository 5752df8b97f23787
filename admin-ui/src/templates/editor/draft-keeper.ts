import { type Issue, isProblem } from '../../ui/api/problem.ts'
import type { TemplateFault, TemplateVersion } from '../../ui/api/template-types.ts'
import { contentOf, type DraftContent, sameContent } from './draft-content.ts'
import { emptyDraft, mergeDrafts } from './merge/merge-drafts.ts'
import type { Choice } from './merge/merge-values.ts'

/** The draft is saved after this pause in typing. The preview follows the save, half a second after the keystroke. */
const pauseMs = 120
const retryMs = [2000, 5000, 10_000, 30_000] as const

export type SaveState =
  | { readonly kind: 'saved'; readonly at?: Date }
  | { readonly kind: 'typing' | 'saving' }
  /** There is no answer, or the hub is busy: the save is retried automatically. */
  | { readonly kind: 'failed'; readonly offline: boolean }
  /** The hub cannot store the content in this form: the next change is saved again. */
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  /** Another person changed the same place; `theirs` is the draft of the hub, `base` the one from which both started. */
  | { readonly kind: 'conflict'; readonly theirs: TemplateVersion; readonly base: DraftContent }
  /** The version is no longer a draft. */
  | { readonly kind: 'closed' }

export interface DraftState {
  readonly content: DraftContent
  /** Faults of the saved text; a preview of it is always of this revision. */
  readonly revision: number
  readonly faults: readonly TemplateFault[]
  /** Advice on the same text: it does not prevent a submission. */
  readonly hints: readonly TemplateFault[]
  readonly save: SaveState
  /** Text from before a reload was restored. */
  readonly restored: boolean
  /** Counts the replacements of the text from outside the fields, so that the fields show them. */
  readonly replaced: number
  /** The changes of another person that were last merged with those of the writer. */
  readonly merged?: MergedChange
}

export interface MergedChange {
  /** The name of the other person; absent: not known. */
  readonly name?: string
  /** The text of the writer before the merge. */
  readonly before: DraftContent
  readonly after: DraftContent
}

/** Typed text that the hub has not stored yet, with the revision on which it is based. */
export interface UnsavedText {
  readonly revision: number
  readonly content: DraftContent
  /** The saved text on which it is based. */
  readonly base?: DraftContent
}

/** A store for unsaved text that survives a reload. */
export interface TextKeeper {
  keep(text: UnsavedText): void
  find(): UnsavedText | undefined
  forget(): void
}

/** The requests to the hub; each throws `Problem`. */
export interface DraftClient {
  put(content: DraftContent, revision: number): Promise<TemplateVersion>
  get(): Promise<TemplateVersion>
}

/**
 * Saves one draft while it is written: after each pause, one request at a time. Typed text is never lost: the keeper holds it
 * until the hub has stored it.
 */
export class DraftKeeper {
  #state: DraftState
  #saved: DraftContent
  /** When the hub last stored the text, in this session or by a save of another person; absent: before the screen was opened. */
  #savedAt: Date | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #tries = 0
  /** The content that was last sent without an answer: the hub may have stored it or not. */
  #unanswered: DraftContent | undefined
  readonly #client: DraftClient
  readonly #texts: TextKeeper
  readonly #listeners = new Set<() => void>()

  constructor(version: TemplateVersion, client: DraftClient, texts: TextKeeper) {
    this.#client = client
    this.#texts = texts
    this.#saved = contentOf(version)
    const { revision, faults, hints } = version
    const stored = texts.find()
    const unsaved = stored !== undefined && !sameContent(stored.content, this.#saved) ? stored : undefined
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

  /**
   * Takes the content of the writer. `outside` means that the change did not come from the field that shows it: then the field
   * must show the new content.
   */
  change(edit: (content: DraftContent) => DraftContent, outside = false): void {
    const content = edit(this.#state.content)
    const replaced = this.#state.replaced + (outside ? 1 : 0)
    this.#keepText(content)
    const { kind } = this.#state.save
    if (kind === 'conflict' || kind === 'closed') return this.#set({ content, replaced })
    // A failed save has its own interval: further typing must not flood a hub that does not answer.
    if (kind === 'failed') return this.#set({ content, replaced })
    this.#set({ content, replaced, save: { kind: 'typing' } })
    this.#plan(pauseMs)
  }

  /** Saves the unsaved content. @returns whether the hub now has all of it */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#running
    const { kind } = this.#state.save
    if (kind === 'conflict' || kind === 'closed') return false
    if (!sameContent(this.#state.content, this.#saved)) await this.#saveAll()
    // The change was undone, or its field only showed it again: then the hub has the content already.
    else if (kind === 'typing' || kind === 'refused') this.#isKept()
    return sameContent(this.#state.content, this.#saved)
  }

  /** The loop runs more than once when the changes of another person came in between. */
  async #saveAll(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await this.#save()
      if (this.#state.save.kind !== 'typing' || sameContent(this.#state.content, this.#saved)) return
    }
  }

  /** Ends a conflict: whose text is used in each place. The replaced text can be restored with `change`. */
  async settle(choices: ReadonlyMap<string, Choice>): Promise<void> {
    if (this.#state.save.kind !== 'conflict') return
    const { theirs, base } = this.#state.save
    const { content } = mergeDrafts(base, this.#state.content, contentOf(theirs), choices)
    this.#continueFrom(theirs, content)
    await this.flush()
  }

  /** The hub has a later revision: it is taken over when the writer has no unsaved changes. */
  async catchUp(revision: number): Promise<void> {
    const isBehind = (of: number) => of > this.#state.revision && this.#state.save.kind === 'saved'
    if (!isBehind(revision)) return
    const theirs = await this.#client.get().catch(() => undefined)
    if (theirs !== undefined && theirs.status === 'draft' && isBehind(theirs.revision)) this.#meet(theirs, this.#saved)
  }

  /** Removes the changes of the other person from the last merge; text typed since then stays. */
  undoMerge({ before, after }: MergedChange): void {
    this.change((now) => mergeDrafts(after, now, before).content, true)
  }

  /** Merges the text of another person with the unsaved text; only places that both changed differently need a choice. */
  #meet(theirs: TemplateVersion, base: DraftContent): void {
    const mine = this.#state.content
    const saved = contentOf(theirs)
    const { content, collisions } = mergeDrafts(base, mine, saved)
    if (collisions.length > 0) return this.#set({ save: { kind: 'conflict', theirs, base } })
    this.#continueFrom(theirs, content)
    if (!sameContent(mine, base)) {
      const name = theirs.steps.findLast(({ action }) => action === 'saved')?.name
      this.#set({ merged: { before: mine, after: content, ...(name !== undefined && { name }) } })
    }
  }

  /** The hub has `theirs`; the writer continues with `content`, which is saved when it differs. */
  #continueFrom(theirs: TemplateVersion, content: DraftContent): void {
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
    // The hub can have no such revision, so that a reload compares both once more.
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
      this.#isSaved(content, await this.#client.put(content, revision))
      this.#unanswered = undefined
    } catch (error) {
      const why = await this.#whyNot(error)
      if (why.kind === 'failed') this.#unanswered = content
      if (why.kind !== 'conflict') return this.#set({ save: why })
      const theirs = contentOf(why.theirs)
      // The answer to an earlier attempt was lost, not the save: then the hub has the writer's own text.
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
      const theirs = await this.#client.get().catch(() => undefined)
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
