package io.tierhub.flow;

import io.tierhub.store.MatchChangeLog;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes of {@link MasterState} as bytes, cut between steps so that each piece fits a row: a step is a letter and its values. */
final class PackedChanges implements StateChanges {
    private static final byte LEFT = 'l';
    private static final byte ENTERED = 'e';
    private static final byte ASSIGNED = 'a';
    private static final byte KNOWN = 'k';
    private static final byte LINKED = 'c';
    private static final byte HANDLE = 'h';
    /** The longest step but for the features of one that enters. */
    private static final int LONGEST = 32;

    private final List<byte[]> full = new ArrayList<>();
    private ByteBuffer open = ByteBuffer.allocate(1 << 12);

    @Override
    public void left(int record) {
        room(0).put(LEFT).putInt(record);
    }

    @Override
    public void entered(int record, byte[] features) {
        room(features.length)
                .put(ENTERED)
                .putInt(record)
                .putInt(features.length)
                .put(features);
    }

    @Override
    public void assigned(int record, long customer) {
        room(0).put(ASSIGNED).putInt(record).putLong(customer);
    }

    @Override
    public void known(long keyHash, int record, long contentHash) {
        room(0).put(KNOWN).putLong(keyHash).putInt(record).putLong(contentHash);
    }

    @Override
    public void linked(int contact, int account) {
        room(0).put(LINKED).putInt(contact).putInt(account);
    }

    @Override
    public void handle(long handleHash, int record) {
        room(0).put(HANDLE).putLong(handleHash).putInt(record);
    }

    private ByteBuffer room(int extra) {
        int bytes = LONGEST + extra;
        if (open.position() + bytes > MatchChangeLog.MAX_BYTES) {
            cut();
        }
        if (open.remaining() < bytes) {
            int longer = Math.max(open.position() + bytes, open.capacity() * 2);
            open = ByteBuffer.wrap(Arrays.copyOf(open.array(), longer)).position(open.position());
        }
        return open;
    }

    private void cut() {
        if (open.position() > 0) {
            full.add(Arrays.copyOf(open.array(), open.position()));
            open.clear();
        }
    }

    /** All pieces, in their order; nothing is told afterwards. */
    List<byte[]> pieces() {
        cut();
        return List.copyOf(full);
    }

    /** Tells the steps of one piece. */
    static void tell(byte[] piece, StateChanges to) {
        ByteBuffer from = ByteBuffer.wrap(piece);
        while (from.hasRemaining()) {
            byte step = from.get();
            switch (step) {
                case LEFT -> to.left(from.getInt());
                case ENTERED -> to.entered(from.getInt(), bytes(from));
                case ASSIGNED -> to.assigned(from.getInt(), from.getLong());
                case KNOWN -> to.known(from.getLong(), from.getInt(), from.getLong());
                case LINKED -> to.linked(from.getInt(), from.getInt());
                case HANDLE -> to.handle(from.getLong(), from.getInt());
                default -> throw new IllegalStateException("no step of a change is called " + step);
            }
        }
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return bytes;
    }
}
