package org.aceso.http;

import java.util.Locale;

/** Every kind of problem that the API answers; also the catalogue at {@code /problems}. */
public enum ProblemType {
  MALFORMED_REQUEST(
      400,
      "The request cannot be read",
      "The body is not JSON, holds a member twice, or is nested too deeply; or a header is broken.",
      "Send UTF-8 JSON as openapi.yaml describes it; detail says where reading stopped."),
  INVALID_TOKEN(
      401,
      "A valid token is needed",
      "There is no token, or it is unknown, expired or revoked.",
      "Send Authorization: Bearer with a token that GET /v1/tokens lists as valid."),
  INSUFFICIENT_SCOPE(
      403,
      "The token's scopes do not suffice",
      "The token is valid, but was not made for this.",
      "Create a token with the scopes that detail names."),
  FORBIDDEN(
      403,
      "The caller may not do this",
      "The caller may know of the resource, but their role does not allow the request.",
      "detail names the role that may."),
  DELEGATION_REFUSED(
      403,
      "This credential acts for nobody else",
      "On-Behalf-Of came with no credential of a hosting platform, or with something that people do themselves.",
      "Leave the header out, or send it with an aceso_plt_ token; detail says which."),
  NO_ROOM_FOR_USERS(
      403,
      "The hosting platform has all the users that it may have",
      "The user would be a new one, and the platform's maxUsers is reached; nothing was done.",
      "Ask an administrator to raise maxUsers; users who are known go on as before."),
  AGREEMENT_REQUIRED(
      403,
      "A document has to be accepted first",
      "The rules of the challenge or its agreement on the use of data have a version that the caller has not accepted; documents names it and where its text is.",
      "Show the text, then send its version and digest to POST …/registrations/me/accept."),
  NOT_FOUND(
      404,
      "There is no such thing",
      "The path names nothing, or something that the caller may not know of.",
      "Check the id and the token."),
  METHOD_NOT_ALLOWED(
      405,
      "The path has no such method",
      "The path exists, the method on it does not.",
      "See openapi.yaml for the methods of the path."),
  NOT_ACCEPTABLE(
      406,
      "The answer is not of a kind that the client takes",
      "Accept names none of the media types that the operation answers.",
      "Send one of the media types that detail names as Accept, or */*."),
  REQUEST_TIMEOUT(
      408,
      "The body takes too long",
      "The body came more slowly than the server waits for; nothing was done.",
      "Send the request again, over a faster line if there is one."),
  STATE_CONFLICT(
      409,
      "Not in this state",
      "The resource is in a state that does not allow the request; state names it.",
      "Read the resource again; detail says which states allow it."),
  ALREADY_EXISTS(
      409,
      "It is there already",
      "A name or a membership that can be there only once is taken.",
      "Choose another name, or use what is there."),
  DOCUMENT_CHANGED(
      409,
      "Not what the document says now",
      "The request accepts a version of a document that is not the current one, or another digest than that"
          + " version has; documents names what is current.",
      "Read the current version again, and accept it with its number and digest."),
  ELIGIBILITY_CHANGED(
      409,
      "The quota is not what it was",
      "Since the caller read it, the team used some of its quota, a new period began, or the phase was changed; nothing was spent.",
      "Read GET …/quota again, and submit with the eligibility that it tells."),
  REQUEST_IN_PROGRESS(
      409,
      "The same request is still being worked on",
      "Another request with the same Idempotency-Key has not ended.",
      "Repeat the request in a second."),
  MISMATCHING_UPLOAD_OFFSET(
      409,
      "The upload is not as far as the request thinks",
      "Upload-Offset is not how much of the file is there; Upload-Offset of the answer says how much is.",
      "Send the bytes that follow the offset of the answer."),
  LEASE_LOST(
      409,
      "The lease does not hold",
      "Evaluation-Lease is no lease of this evaluation, or it ended: its time or the deadline was over, somebody"
          + " took the evaluation over, it was reported, or its team cancelled it. Nothing was written.",
      "Drop the work, and claim the next evaluation."),
  SELF_TEST_FAILED(
      409,
      "The phase did not pass its self-test",
      "Type, settings, reference, sample and ranking do not fit together; issues lists all that was found.",
      "Correct what issues names and open the phase again."),
  EVENT_GONE(
      410,
      "The event is not kept",
      "The event after which to go on is unknown here, or so old that it was deleted.",
      "Read the resource, then follow its events from now on."),
  FILE_REMOVED(
      410,
      "The file was removed",
      "The challenge keeps submitted files for so many days after its end, and they are over; what is said of the file"
          + " stays: its digest, its scores and its issues.",
      "Take your own copy; sha256 says whether it is the same file."),
  PRECONDITION_FAILED(
      412,
      "It is not what the client thought",
      "If-Match holds an ETag that is not the current one, or If-None-Match forbids what is there.",
      "Read the resource again, apply the change to what is there now, and send its ETag."),
  TUS_VERSION_UNKNOWN(
      412,
      "Another version of the tus protocol is spoken here",
      "Tus-Resumable is missing, or names a version that the server does not know; Tus-Version lists those it does.",
      "Send Tus-Resumable with a version of Tus-Version."),
  TOO_LARGE(
      413,
      "The body is too large",
      "The body has more bytes than this operation takes.",
      "detail names the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Another media type is expected",
      "Content-Type is not one that the operation reads.",
      "Send the media type that detail names."),
  RANGE_NOT_SATISFIABLE(
      416,
      "The file has no such part",
      "Range asks for bytes beyond the end of the file; Content-Range tells how many it has.",
      "Ask for a part that is there, or leave Range out."),
  VALIDATION_ERROR(
      422,
      "The request does not fit the contract",
      "Members, parameters or headers are missing, unknown or wrong; errors lists all of them.",
      "Correct each entry of errors."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used for something else",
      "The same key came with other content within 24 hours.",
      "Make up a new key for each thing that you want done."),
  DIGEST_MISMATCH(
      422,
      "The bytes are not those that were announced",
      "The digest of the body differs from Repr-Digest; nothing was stored.",
      "Send the file again."),
  PRECONDITION_REQUIRED(
      428,
      "If-Match is missing",
      "Edits must name the version that they change.",
      "Send the ETag that a GET answered as If-Match."),
  QUOTA_EXCEEDED(
      429,
      "The quota is used up",
      "A limit of the phase on submissions, or of the server on requests or webhooks, allows no more now;"
          + " nothing was done. violated-policies names the limit.",
      "Wait as long as Retry-After says, if it is there. RateLimit in every answer tells what is left of"
          + " requests, GET …/quota what is left of submissions."),
  TOO_MANY_STREAMS(
      429,
      "Too many streams are open",
      "One token may follow a few streams at a time only; a platform's token, a few for each user.",
      "Close a stream, or ask for pages of events."),
  CHECKSUM_MISMATCH(
      460,
      "The part is not the one that was sent",
      "The digest of the part differs from Upload-Checksum; nothing of it was kept.",
      "Send the part again."),
  INTERNAL_ERROR(
      500,
      "Something went wrong here",
      "A defect of the server; it was logged under the id in instance.",
      "Repeat the request; if it fails again, tell the operator the instance."),
  REDUCED_CAPACITY(
      503,
      "The server has more to do than it can",
      "As many files as the server takes at a time are on their way, or all evaluators are busy; nothing was done.",
      "Repeat the request after Retry-After seconds."),
  UNAVAILABLE(
      503,
      "The server cannot serve right now",
      "The database, the store or an evaluator does not answer.",
      "Repeat the request after Retry-After seconds.");

  private static final String IANA = "https://iana.org/assignments/http-problem-types#";

  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(int status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }

  public String remedy() {
    return remedy;
  }

  /** What names it: the page of this server, or the entry in a registry that others use, too. */
  String uri(PublicUrl url) {
    return switch (this) {
      case QUOTA_EXCEEDED -> IANA + "quota-exceeded";
      case MISMATCHING_UPLOAD_OFFSET -> IANA + "mismatching-upload-offset";
      case REDUCED_CAPACITY -> IANA + "temporary-reduced-capacity";
      default -> url.of(page());
    };
  }

  /** The path of its page. */
  String page() {
    return "/problems/" + path();
  }

  /** The last part of its URI. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
