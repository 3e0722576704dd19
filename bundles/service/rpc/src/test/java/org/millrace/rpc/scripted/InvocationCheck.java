package org.millrace.rpc.scripted;

import static org.millrace.rpc.scripted.Contract.require;

import java.util.Map;
import java.util.Set;
import org.millrace.rpc.contract.InvocationRequest;
import org.millrace.rpc.contract.NullableString;
import org.millrace.rpc.contract.ParameterBinding;
import org.millrace.rpc.contract.RpcHttp;
import org.millrace.rpc.contract.TypedData;
import org.millrace.rpc.contract.TypedData.DataCase;

/** Whether an invocation keeps to what this worker said it can do. */
record InvocationCheck(Set<String> capabilities) {
  private static final Set<DataCase> COLLECTIONS =
      Set.of(
          DataCase.COLLECTION_BYTES,
          DataCase.COLLECTION_STRING,
          DataCase.COLLECTION_DOUBLE,
          DataCase.COLLECTION_SINT64);

  void check(InvocationRequest request) {
    boolean http = false;
    for (ParameterBinding input : request.getInputDataList()) {
      require(!input.getName().isEmpty() && input.hasData(), "an input has a name and data");
      value(input.getData());
      if (input.getData().hasHttp()) {
        http = true;
        http(input.getData().getHttp(), request.getTriggerMetadataMap(), input.getName());
      }
    }
    if (http) {
      require(request.getInputData(0).getData().hasHttp(), "the trigger comes first");
    }
    request.getTriggerMetadataMap().values().forEach(this::value);
  }

  private void value(TypedData value) {
    require(
        can("TypedDataCollection") || !COLLECTIONS.contains(value.getDataCase()),
        "no collections without TypedDataCollection");
    require(
        can("IncludeEmptyEntriesInMessagePayload")
            || !value.getCollectionString().getStringList().contains(""),
        "no empty entries without IncludeEmptyEntriesInMessagePayload");
    require(value.getDataCase() != DataCase.INT, "integers travel as JSON");
  }

  private void http(RpcHttp http, Map<String, TypedData> metadata, String name) {
    require(
        can("RpcHttpTriggerMetadataRemoved")
            != (metadata.containsKey(name) && metadata.containsKey("$request")),
        "the request is in the metadata unless RpcHttpTriggerMetadataRemoved");
    if (can("HttpUri")) {
      require(
          http.getMethod().isEmpty() && !http.hasBody(), "with HttpUri the request goes by HTTP");
      require(
          can("RequiresRouteParameters")
              != (http.getParamsCount() + http.getNullableParamsCount() == 0),
          "with HttpUri parameters only when required");
      return;
    }
    require(!http.getMethod().isEmpty() && !http.getUrl().isEmpty(), "method and url are there");
    require(http.getIdentitiesCount() > 0, "there is an identity");
    maps(http);
    if (http.hasBody() || http.hasRawBody()) {
      body(http);
    }
  }

  private void maps(RpcHttp http) {
    int plain = http.getHeadersCount() + http.getQueryCount() + http.getParamsCount();
    int nullable =
        http.getNullableHeadersCount()
            + http.getNullableQueryCount()
            + http.getNullableParamsCount();
    boolean wantsNullable = can("UseNullableValueDictionaryForHttp");
    require((wantsNullable ? plain : nullable) == 0, "only the maps of the capability are filled");
    require(
        http.getNullableHeadersMap().values().stream().allMatch(NullableString::hasValue),
        "an empty value is a value");
    require(
        !can("IgnoreEmptyValuedRpcHttpHeaders") || !http.getHeadersMap().containsValue(""),
        "no empty headers with IgnoreEmptyValuedRpcHttpHeaders");
  }

  private void body(RpcHttp http) {
    require(http.hasBody(), "a body is in body");
    require(can("RpcHttpBodyOnly") != http.hasRawBody(), "rawBody unless RpcHttpBodyOnly");
    String type =
        http.getHeadersMap()
            .getOrDefault(
                "content-type",
                http.getNullableHeadersOrDefault(
                        "content-type", NullableString.getDefaultInstance())
                    .getValue());
    boolean bytes = http.getBody().getDataCase() == DataCase.BYTES;
    require(
        bytes == (can("RawHttpBodyBytes") || type.equals("application/octet-stream")),
        "a body is bytes with RawHttpBodyBytes or when it is binary, else text");
  }

  private boolean can(String capability) {
    return capabilities.contains(capability);
  }
}
