package io.github.kismetexternal.site;

import java.lang.System.Logger.Level;
import java.util.List;

/** Tells, in the build's output, of what is let pass and why. */
final class Listing {
    private Listing() {}

    static void print(String title, List<Fence> fences, String remark) {
        StringBuilder list = new StringBuilder(title);
        for (Fence fence : fences) {
            String reason = fence.remarks().get(remark);
            if (reason != null) {
                list.append("\n  ").append(fence).append(": ").append(reason);
            }
        }
        System.getLogger(Listing.class.getName()).log(Level.INFO, list.toString());
    }
}
