package com.example.store;

public final class Store {
    public String note(String device) {
        return "Note on " + device;
    }
}
