import * as contract from '../contract/subject-access.ts'
import { get, post, type Route } from '../server/route.ts'
import { postFindRectifications, postRectification } from './rectification-handlers.ts'
import { getPackage, getRequest, getRequests, postApprove, postReject, postRequest } from './request-handlers.ts'

const manage = ['subject-access:manage', 'hub:operate'] as const

/** What is held about a person, and what was wrong in it. */
export const subjectAccessRoutes: readonly Route[] = [
  post('/v1/subject-access-requests', {
    permission: manage,
    operation: contract.createSubjectAccessRequest,
    handler: postRequest,
  }),
  get('/v1/subject-access-requests', {
    permission: manage,
    operation: contract.listSubjectAccessRequests,
    handler: getRequests,
  }),
  get('/v1/subject-access-requests/{id}', {
    permission: manage,
    operation: contract.getSubjectAccessRequest,
    handler: getRequest,
  }),
  post('/v1/subject-access-requests/{id}/approve', {
    permission: manage,
    operation: contract.approveSubjectAccessRequest,
    handler: postApprove,
  }),
  post('/v1/subject-access-requests/{id}/reject', {
    permission: manage,
    operation: contract.rejectSubjectAccessRequest,
    handler: postReject,
  }),
  get('/v1/subject-access-requests/{id}/package', {
    permission: manage,
    operation: contract.downloadSubjectAccess,
    handler: getPackage,
  }),
  post('/v1/rectifications', {
    permission: 'subject-access:manage',
    operation: contract.createRectification,
    handler: postRectification,
  }),
  post('/v1/rectifications/find', {
    permission: 'subject-access:manage',
    limit: 'read',
    operation: contract.findRectifications,
    handler: postFindRectifications,
  }),
]
