package org.minsheng.attachment.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files by their address, for whom they belong to; and the way in for photos that a page sends ahead of its form. */
@Controller
class AttachmentPages {

    private final KeptFiles files;
    private final KeepingFile keeping;
    private final UploadLimits limits;
    private final Map<String, AttachmentAccess> access;

    AttachmentPages(KeptFiles files, KeepingFile keeping, UploadLimits limits, List<AttachmentAccess> access) {
        this.files = files;
        this.keeping = keeping;
        this.limits = limits;
        this.access = access.stream().collect(Collectors.toMap(AttachmentAccess::subjectKind, kind -> kind));
    }

    @PostMapping("/attachments")
    ResponseEntity<Map<String, String>> add(Page page, HttpServletRequest request,
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "location", required = false) @Nullable String location) throws IOException {
        if (!limits.allows(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .body(Map.of("error", page.t("attachment.refused.too-many")));
        }
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return switch (keeping.keep(content, name, true, location != null, Uploader.ofThisRequest())) {
                case Keeping.Kept kept -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of(
                    "id", kept.attachment().id().toString(),
                    "small", "/attachments/" + kept.attachment().id() + "/small"));
                case Keeping.Refused refused -> ResponseEntity.unprocessableContent()
                    .body(Map.of("error", page.t(refused.key(), refused.args())));
            };
        }
    }

    @GetMapping("/attachments/{id}")
    void whole(Viewer viewer, @PathVariable UUID id, @RequestParam(name = "t", required = false) @Nullable String token,
               HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(readable(viewer, id, token, request), false, request, response);
    }

    @GetMapping("/attachments/{id}/small")
    void small(Viewer viewer, @PathVariable UUID id, @RequestParam(name = "t", required = false) @Nullable String token,
               HttpServletRequest request, HttpServletResponse response) throws IOException {
        var row = readable(viewer, id, token, request);
        if (row.smallBytes() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        serve(row, true, request, response);
    }

    /** What may not be read looks the same as what is not there. */
    private KeptFiles.Row readable(Viewer viewer, UUID id, @Nullable String token, HttpServletRequest request) {
        return files.row(new AttachmentId(id))
            .filter(row -> mayRead(viewer, row, token, request))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean mayRead(Viewer viewer, KeptFiles.Row row, @Nullable String token, HttpServletRequest request) {
        if (row.subject() == null) {
            byte[] uploader = Uploader.of(request);
            return uploader != null && row.uploader() != null && MessageDigest.isEqual(uploader, row.uploader());
        }
        int colon = row.subject().indexOf(':');
        var owner = access.get(row.subject().substring(0, Math.max(0, colon)));
        var subject = row.subject().substring(colon + 1);
        return owner != null && (owner.mayRead(viewer, subject, token)
            || owner.isPublic(subject, row.attachment().id()));
    }

    private void serve(KeptFiles.Row row, boolean small, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file = row.attachment();
        response.setHeader(HttpHeaders.CACHE_CONTROL,
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate().getHeaderValue());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        if (new ServletWebRequest(request, response)
            .checkNotModified("\"" + file.sm3() + (small ? "-small" : "") + "\"")) {
            return;
        }
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
            file.isPhoto() ? FileName.shown(file.name()) : FileName.saved(file.name()));
        response.setContentType(file.mediaType());
        response.setContentLengthLong(small ? row.smallBytes() : file.bytes());
        files.copy(file.id(), small, response.getOutputStream());
    }
}
