package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.aceso.client.AccessApi;
import org.aceso.client.ApiClient;
import org.aceso.client.ApiException;
import org.aceso.wire.Me;
import org.junit.jupiter.api.Test;

final class ServerTest {

  @Test
  void firstStart_leavesAnAdministratorsToken() throws ApiException {
    TestServer server = TestServer.shared();
    ApiClient client = new ApiClient();
    client.updateBaseUri(server.url());
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + server.administrator()));
    Me me = new AccessApi(client).getMe();
    assertEquals(true, me.administrator());
  }
}
