// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.data;

/** Value representations of DICOM PS3.6 for the elements that imaging code reads. */
final class StandardElements {
    private StandardElements() {}

    static VR vrOf(int tag) {
        return switch (tag >>> 16) {
            case 0x0002 -> meta(tag);
            case 0x0008 -> identification(tag);
            case 0x0010 -> patient(tag);
            case 0x0018 -> acquisition(tag);
            case 0x0020 -> relationship(tag);
            case 0x0028 -> image(tag);
            case 0x0062 -> segmentation(tag);
            case 0x3006 -> structureSet(tag);
            default -> other(tag);
        };
    }

    private static VR meta(int tag) {
        return switch (tag) {
            case 0x00020001, 0x00020102 -> VR.OB;
            case 0x00020002, 0x00020003, 0x00020010, 0x00020012, 0x00020100 -> VR.UI;
            case 0x00020013 -> VR.SH;
            case 0x00020016, 0x00020017, 0x00020018 -> VR.AE;
            default -> VR.UN;
        };
    }

    private static VR identification(int tag) {
        return switch (tag) {
            case 0x00080005, 0x00080008, 0x00080060, 0x00080061, 0x00080064, 0x00080068, 0x00080102 -> VR.CS;
            case 0x00080012, 0x00080020, 0x00080021, 0x00080022, 0x00080023 -> VR.DA;
            case 0x00080013, 0x00080030, 0x00080031, 0x00080032, 0x00080033 -> VR.TM;
            case 0x00080014, 0x00080016, 0x00080018, 0x00081150, 0x00081155, 0x00080062 -> VR.UI;
            case 0x00080050, 0x00080100, 0x00081010 -> VR.SH;
            case 0x00080070, 0x00080080, 0x00080104, 0x00081030, 0x0008103e, 0x00081040, 0x00081090 -> VR.LO;
            case 0x00080090, 0x00081050, 0x00081070 -> VR.PN;
            case 0x00081160 -> VR.IS;
            case 0x00081110,
                    0x00081111,
                    0x00081115,
                    0x00081140,
                    0x00081199,
                    0x00081200,
                    0x00082112,
                    0x00082218,
                    0x00089124,
                    0x00089215 -> VR.SQ;
            default -> VR.UN;
        };
    }

    private static VR patient(int tag) {
        return switch (tag) {
            case 0x00100010 -> VR.PN;
            case 0x00100020, 0x00100021 -> VR.LO;
            case 0x00100030 -> VR.DA;
            case 0x00100040 -> VR.CS;
            case 0x00101010 -> VR.AS;
            case 0x00101030 -> VR.DS;
            default -> VR.UN;
        };
    }

    private static VR acquisition(int tag) {
        return switch (tag) {
            case 0x00180015, 0x00180020, 0x00180021, 0x00180022, 0x00180023, 0x00185100 -> VR.CS;
            case 0x00180050,
                    0x00180060,
                    0x00180080,
                    0x00180081,
                    0x00180087,
                    0x00180088,
                    0x00181100,
                    0x00181120,
                    0x00181164 -> VR.DS;
            case 0x00180082, 0x00181150, 0x00181151, 0x00181152 -> VR.IS;
            case 0x00181000, 0x00181020, 0x00181030 -> VR.LO;
            case 0x00181210 -> VR.SH;
            default -> VR.UN;
        };
    }

    private static VR relationship(int tag) {
        return switch (tag) {
            case 0x0020000d, 0x0020000e, 0x00200052, 0x00209161, 0x00209164 -> VR.UI;
            case 0x00200010 -> VR.SH;
            case 0x00200011, 0x00200012, 0x00200013, 0x00201002 -> VR.IS;
            case 0x00200032, 0x00200037, 0x00201041 -> VR.DS;
            case 0x00200060, 0x00200062, 0x00209311 -> VR.CS;
            case 0x00201040 -> VR.LO;
            case 0x00204000 -> VR.LT;
            case 0x00209056, 0x00209057, 0x00209228 -> VR.UL;
            case 0x00209157 -> VR.UL;
            case 0x00209111, 0x00209113, 0x00209116, 0x00209221, 0x00209222 -> VR.SQ;
            case 0x00209165, 0x00209167 -> VR.AT;
            default -> VR.UN;
        };
    }

    private static VR image(int tag) {
        return switch (tag) {
            case 0x00280002,
                    0x00280006,
                    0x00280010,
                    0x00280011,
                    0x00280100,
                    0x00280101,
                    0x00280102,
                    0x00280103,
                    0x00281101,
                    0x00281102,
                    0x00281103 -> VR.US;
            case 0x00280004, 0x00280301, 0x00281056, 0x00282110 -> VR.CS;
            case 0x00280008 -> VR.IS;
            case 0x00280009 -> VR.AT;
            case 0x00280030, 0x00280034, 0x00281050, 0x00281051, 0x00281052, 0x00281053 -> VR.DS;
            case 0x00280106, 0x00280107, 0x00280120, 0x00280121 -> VR.US;
            case 0x00281054, 0x00281055 -> VR.LO;
            case 0x00281201, 0x00281202, 0x00281203, 0x00281221, 0x00281222, 0x00281223 -> VR.OW;
            case 0x00283000, 0x00283010, 0x00289110, 0x00289132, 0x00289145 -> VR.SQ;
            case 0x00283006 -> VR.OW;
            default -> VR.UN;
        };
    }

    private static VR segmentation(int tag) {
        return switch (tag) {
            case 0x00620001, 0x00620008, 0x00620010, 0x00620013 -> VR.CS;
            case 0x00620002, 0x00620003, 0x0062000a, 0x0062000f -> VR.SQ;
            case 0x00620004, 0x0062000b, 0x0062000e -> VR.US;
            case 0x00620005, 0x00620009 -> VR.LO;
            case 0x00620006 -> VR.ST;
            default -> VR.UN;
        };
    }

    private static VR structureSet(int tag) {
        return switch (tag) {
            case 0x30060010, 0x30060012, 0x30060014, 0x30060016, 0x30060020, 0x30060039, 0x30060040, 0x30060080 ->
                VR.SQ;
            case 0x30060002 -> VR.SH;
            case 0x30060004, 0x30060026 -> VR.LO;
            case 0x30060008 -> VR.DA;
            case 0x30060009 -> VR.TM;
            case 0x30060022, 0x30060046, 0x30060048, 0x30060082, 0x30060084 -> VR.IS;
            case 0x30060024 -> VR.UI;
            case 0x30060036, 0x30060042, 0x300600a4 -> VR.CS;
            case 0x30060050 -> VR.DS;
            default -> VR.UN;
        };
    }

    private static VR other(int tag) {
        return switch (tag) {
            case 0x00700080 -> VR.CS;
            case 0x00700081 -> VR.LO;
            case 0x00700084 -> VR.PN;
            case 0x0040a170, 0x0040a168, 0x0040a043, 0x0040a730, 0x52009229, 0x52009230 -> VR.SQ;
            case 0x7fe00001, 0x7fe00002 -> VR.OV;
            case 0x7fe00008 -> VR.OF;
            case 0x7fe00009 -> VR.OD;
            case 0x7fe00010 -> VR.OW;
            default -> VR.UN;
        };
    }
}
