package dev.earshot.engine.decode;

import java.util.Arrays;

/// Numbers for keys, counted from 0 in the order in which they are added; a hash table with open
/// addressing, without boxing: 8 bytes a key and 4 for each of two to four times as many places.
final class LongIndex {
    private static final int FEWEST = 16;

    private long[] keys;
    private int[] places;
    private int size;

    /// @param expected how many keys there will be; a guess
    LongIndex(int expected) {
        keys = new long[Math.max(FEWEST, expected)];
        places = new int[places(keys.length)];
    }

    private static int places(int keys) {
        return Integer.highestOneBit(Math.max(keys, FEWEST)) << 2;
    }

    /// Of two numbers that are not negative.
    static long key(int high, int low) {
        return ((long) high << Integer.SIZE) | low;
    }

    int size() {
        return size;
    }

    /// @return its number, -1 when it was not added
    int find(long key) {
        return places[place(key)] - 1;
    }

    /// @return its number, which is a new one unless it was there already
    int add(long key) {
        int place = place(key);
        if (places[place] > 0) {
            return places[place] - 1;
        }
        if (size == keys.length) {
            grow();
            place = place(key);
        }
        keys[size++] = key;
        places[place] = size;
        return size - 1;
    }

    /// Where the key is or would be.
    private int place(long key) {
        int mask = places.length - 1;
        int place = hash(key) & mask;
        while (places[place] > 0 && keys[places[place] - 1] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /// Fibonacci hashing, the high bits brought down.
    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ (mixed >>> 32));
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size + (size >> 1));
        if (keys.length > places.length / 2) {
            places = new int[places(keys.length)];
            for (int i = 0; i < size; i++) {
                places[place(keys[i])] = i + 1;
            }
        }
    }
}
