package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** A JSON parser that does not read on for ever in a text without end, which the library would skip to its end. */
final class GuardedJson extends JsonParserDelegate {
    private final GuardedReader in;

    GuardedJson(JsonFactory factory, GuardedReader in) throws IOException {
        super(factory.createParser(in));
        this.in = in;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        in.arrived(Math.max(1, delegate.currentLocation().getLineNr()));
        return delegate.nextToken();
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (currentToken() != null && currentToken().isStructStart()) {
            for (int open = 1; open > 0; ) {
                JsonToken token = nextToken();
                if (token == null) {
                    break;
                }
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return this;
    }
}
