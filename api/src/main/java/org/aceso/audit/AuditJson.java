package org.aceso.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.aceso.http.Json;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.AuditHead;
import org.aceso.wire.AuditOrigin;

/** The audit log on the wire. */
final class AuditJson {
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  private AuditJson() {}

  static AuditHead wire(Head head) {
    return new AuditHead(head.seq(), head.hash(), head.sealedAt(), head.pending());
  }

  static AuditEntry wire(Listed listed) {
    Entry entry = listed.entry();
    return new AuditEntry(
        entry.id(),
        entry.recordedAt(),
        AuditOrigin.valueOf(entry.origin()),
        entry.action(),
        entry.challengeId(),
        entry.subject(),
        entry.personId(),
        entry.actorId(),
        entry.platformId(),
        entry.credentialId(),
        entry.requestId(),
        Json.MAPPER.convertValue(Json.parse(entry.facts(), JsonNode.class), FACTS),
        listed.seq(),
        listed.hash());
  }
}
