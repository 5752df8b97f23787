import type { Permission } from '../../core/words/permission.ts'
import * as houseStyle from '../contract/templates/house-style.ts'
import * as life from '../contract/templates/house-style-life.ts'
import { get, post, put, type Route } from '../server/route.ts'
import { getFonts, postFont } from './font-handlers.ts'
import {
  getHouseStyle,
  getHouseStyles,
  getHouseStyleVersion,
  getHouseStyleVersions,
  postHouseStyle,
  putHouseStyleVersion,
} from './house-style-handlers.ts'
import { postStylePublish, postStyleStep } from './house-style-steps.ts'
import { postStyledLetter } from './preview-letter-handler.ts'
import { postStylePreviews } from './preview-style-handler.ts'

/**
 * The permissions to judge a house style that another person drafted: reviewers, and the other administrators (decision 0021).
 */
const styleReviewers: readonly Permission[] = ['templates:review', 'entity:manage']

/** House styles, their life cycle and their fonts. */
export const houseStyleRoutes: readonly Route[] = [
  post('/v1/house-styles', {
    permission: 'entity:manage',
    operation: houseStyle.saveHouseStyle,
    handler: postHouseStyle,
  }),
  post('/v1/house-styles/previews', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.previewHouseStyle,
    handler: postStylePreviews,
  }),
  post('/v1/house-styles/previews/letter', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.previewStyledLetter,
    handler: postStyledLetter,
  }),
  post('/v1/fonts', { permission: 'entity:manage', operation: houseStyle.addFont, handler: postFont }),
  get('/v1/fonts', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.listFonts,
    handler: getFonts,
  }),
  get('/v1/house-styles', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.listHouseStyles,
    handler: getHouseStyles,
  }),
  get('/v1/house-styles/{key}', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.getHouseStyle,
    handler: getHouseStyle,
  }),
  get('/v1/house-styles/{key}/versions', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.listHouseStyleVersions,
    handler: getHouseStyleVersions,
  }),
  get('/v1/house-styles/{key}/versions/{version}', {
    permission: ['entity:manage', 'templates:read'],
    operation: houseStyle.getHouseStyleVersion,
    handler: getHouseStyleVersion,
  }),
  put('/v1/house-styles/{key}/versions/{version}', {
    permission: 'entity:manage',
    operation: houseStyle.saveHouseStyleVersion,
    handler: putHouseStyleVersion,
  }),
  post('/v1/house-styles/{key}/versions/{version}/submit', {
    permission: 'entity:manage',
    operation: life.submitHouseStyle,
    handler: postStyleStep('submit'),
  }),
  post('/v1/house-styles/{key}/versions/{version}/withdraw', {
    permission: 'entity:manage',
    operation: life.withdrawHouseStyle,
    handler: postStyleStep('withdraw'),
  }),
  post('/v1/house-styles/{key}/versions/{version}/approve', {
    permission: styleReviewers,
    operation: life.approveHouseStyle,
    handler: postStyleStep('approve'),
  }),
  post('/v1/house-styles/{key}/versions/{version}/reject', {
    permission: styleReviewers,
    operation: life.rejectHouseStyle,
    handler: postStyleStep('reject'),
  }),
  post('/v1/house-styles/{key}/versions/{version}/publish', {
    permission: 'entity:manage',
    operation: life.publishHouseStyle,
    handler: postStylePublish,
  }),
  post('/v1/house-styles/{key}/versions/{version}/unschedule', {
    permission: 'entity:manage',
    operation: life.unscheduleHouseStyle,
    handler: postStyleStep('unschedule'),
  }),
  post('/v1/house-styles/{key}/versions/{version}/discard', {
    permission: 'entity:manage',
    operation: life.discardHouseStyle,
    handler: postStyleStep('discard'),
  }),
]
