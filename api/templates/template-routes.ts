import * as block from '../contract/templates/block.ts'
import * as plainLanguage from '../contract/templates/plain-language.ts'
import * as template from '../contract/templates/template-operations.ts'
import * as review from '../contract/templates/template-review.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import { getBlock, getBlocks, getBlockVersion, postBlock } from './block-handlers.ts'
import { getDiff } from './diff-handler.ts'
import { postPlainLanguageCheck } from './plain-language-handler.ts'
import { postPreview } from './preview-handler.ts'
import {
  deletePresence,
  getComments,
  postAnswer,
  postComment,
  postPresence,
  postReopen,
  postResolve,
} from './review-handlers.ts'
import {
  postApprove,
  postDiscard,
  postPublish,
  postReject,
  postRetire,
  postSubmit,
  postUnschedule,
  postWithdraw,
} from './step-handlers.ts'
import {
  getDataSchema,
  getTemplate,
  getTemplates,
  getVersion,
  postTemplate,
  postVersion,
  putTemplate,
  putVersion,
} from './template-handlers.ts'
import { getUsage } from './usage-handler.ts'

/** Writers and reviewers alike create, answer and resolve comments. */
const onText = ['templates:write', 'templates:review'] as const

/** Templates, their versions and shared blocks. */
export const templateRoutes: readonly Route[] = [
  get('/v1/templates', { permission: 'templates:read', operation: template.listTemplates, handler: getTemplates }),
  post('/v1/templates', { permission: 'templates:write', operation: template.createTemplate, handler: postTemplate }),
  get('/v1/templates/{key}', { permission: 'templates:read', operation: template.getTemplate, handler: getTemplate }),
  put('/v1/templates/{key}', {
    permission: 'templates:write',
    operation: template.renameTemplate,
    handler: putTemplate,
  }),
  get('/v1/templates/{key}/usage', {
    permission: 'messages:read',
    operation: template.getTemplateUsage,
    handler: getUsage,
  }),
  get('/v1/templates/{key}/diff', { permission: 'templates:read', operation: template.diffVersions, handler: getDiff }),
  post('/v1/templates/{key}/versions', {
    permission: 'templates:write',
    operation: template.createVersion,
    handler: postVersion,
  }),
  get('/v1/templates/{key}/versions/{version}', {
    permission: 'templates:read',
    operation: template.getVersion,
    handler: getVersion,
  }),
  put('/v1/templates/{key}/versions/{version}', {
    permission: 'templates:write',
    operation: template.saveVersion,
    handler: putVersion,
  }),
  post('/v1/templates/{key}/versions/{version}/submit', {
    permission: 'templates:write',
    operation: template.submitVersion,
    handler: postSubmit,
  }),
  post('/v1/templates/{key}/versions/{version}/approve', {
    permission: 'templates:review',
    operation: template.approveVersion,
    handler: postApprove,
  }),
  post('/v1/templates/{key}/versions/{version}/reject', {
    permission: 'templates:review',
    operation: template.rejectVersion,
    handler: postReject,
  }),
  post('/v1/templates/{key}/versions/{version}/publish', {
    permission: 'templates:write',
    operation: template.publishVersion,
    handler: postPublish,
  }),
  post('/v1/templates/{key}/versions/{version}/unschedule', {
    permission: 'templates:write',
    operation: template.unscheduleVersion,
    handler: postUnschedule,
  }),
  post('/v1/templates/{key}/versions/{version}/withdraw', {
    permission: 'templates:write',
    operation: template.withdrawVersion,
    handler: postWithdraw,
  }),
  post('/v1/templates/{key}/versions/{version}/discard', {
    permission: 'templates:write',
    operation: template.discardVersion,
    handler: postDiscard,
  }),
  post('/v1/templates/{key}/versions/{version}/retire', {
    permission: 'templates:write',
    operation: template.retireVersion,
    handler: postRetire,
  }),
  post('/v1/templates/{key}/versions/{version}/preview', {
    permission: 'templates:read',
    operation: template.previewVersion,
    handler: postPreview,
  }),
  get('/v1/templates/{key}/versions/{version}/schema.json', {
    permission: 'templates:read',
    operation: template.getDataSchema,
    handler: getDataSchema,
  }),
  post('/v1/templates/{key}/versions/{version}/presence', {
    permission: 'templates:read',
    operation: review.reportPresence,
    handler: postPresence,
  }),
  del('/v1/templates/{key}/versions/{version}/presence', {
    permission: 'templates:read',
    operation: review.endPresence,
    handler: deletePresence,
  }),
  get('/v1/templates/{key}/versions/{version}/comments', {
    permission: 'templates:read',
    operation: review.listComments,
    handler: getComments,
  }),
  post('/v1/templates/{key}/versions/{version}/comments', {
    permission: onText,
    operation: review.addComment,
    handler: postComment,
  }),
  post('/v1/templates/{key}/versions/{version}/comments/{comment}/answers', {
    permission: onText,
    operation: review.answerComment,
    handler: postAnswer,
  }),
  post('/v1/templates/{key}/versions/{version}/comments/{comment}/resolve', {
    permission: onText,
    operation: review.resolveComment,
    handler: postResolve,
  }),
  post('/v1/templates/{key}/versions/{version}/comments/{comment}/reopen', {
    permission: onText,
    operation: review.reopenComment,
    handler: postReopen,
  }),
  get('/v1/blocks', { permission: 'templates:read', operation: block.listBlocks, handler: getBlocks }),
  post('/v1/blocks', { permission: 'templates:write', operation: block.saveBlock, handler: postBlock }),
  get('/v1/blocks/{key}', { permission: 'templates:read', operation: block.getBlock, handler: getBlock }),
  get('/v1/blocks/{key}/versions/{version}', {
    permission: 'templates:read',
    operation: block.getBlockVersion,
    handler: getBlockVersion,
  }),
  post('/v1/plain-language-checks', {
    permission: 'templates:read',
    operation: plainLanguage.checkPlainLanguage,
    handler: postPlainLanguageCheck,
  }),
]
