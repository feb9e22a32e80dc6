{{- /* Prefix of all names, short enough for the longest service's name to follow it. */ -}}
{{- define "phonelog.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 42 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 42 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* What tells pods of this release from others. Context: the root. */ -}}
{{- define "phonelog.selector" -}}
app.kubernetes.io/part-of: phonelog
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* Labels of everything. Context: the root. */ -}}
{{- define "phonelog.labels" -}}
{{ include "phonelog.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- /* Whether the flow has a route to a service. Context: root, name. */ -}}
{{- define "phonelog.routed" -}}
{{- range (.root.Files.Get "files/routes.yaml" | fromYaml).routes -}}
{{- if eq .service $.name }}yes{{ end -}}
{{- end -}}
{{- end -}}

{{- /* The environment of a service that is no secret, as a map. Context: root, name, facts, service. */ -}}
{{- define "phonelog.settings" -}}
{{- $values := .root.Values -}}
{{- $settings := dict
    "PHONELOG_HTTP_PORT" "8080"
    "PHONELOG_KAFKA_BOOTSTRAP_SERVERS" $values.kafka.bootstrapServers -}}
{{- if .facts.schema -}}
{{- $_ := set $settings "PHONELOG_OIDC_ISSUER" $values.oidc.issuer -}}
{{- $_ := set $settings "PHONELOG_POSTGRES_HOST" $values.postgres.host -}}
{{- $_ := set $settings "PHONELOG_POSTGRES_PORT" ($values.postgres.port | int | toString) -}}
{{- $_ := set $settings "PHONELOG_POSTGRES_DATABASE" $values.postgres.database -}}
{{- end -}}
{{- if .facts.files -}}
{{- $_ := set $settings "PHONELOG_S3_ENDPOINT" $values.s3.endpoint -}}
{{- $_ := set $settings "PHONELOG_S3_REGION" $values.s3.region -}}
{{- $_ := set $settings "PHONELOG_S3_BUCKET" $values.s3.bucket -}}
{{- end -}}
{{- if eq .name "upload-service" -}}
{{- $_ := set $settings "PHONELOG_SCAN_REQUIRED" ($values.clamd.required | toString) -}}
{{- with $values.clamd.address -}}
{{- $_ := set $settings "PHONELOG_SCAN_ADDRESS" . -}}
{{- end -}}
{{- end -}}
{{- if eq .name "event-service" -}}
{{- with $values.postgres.replicaHost -}}
{{- $_ := set $settings "PHONELOG_EVENT_REPLICA_HOST" . -}}
{{- $_ := set $settings "PHONELOG_EVENT_REPLICA_PORT" ($values.postgres.port | int | toString) -}}
{{- end -}}
{{- end -}}
{{- if eq .name "job-service" -}}
{{- $_ := set $settings "PHONELOG_JOB_EVENT_SERVICE" (printf "http://%s-event-service:8080" (include "phonelog.fullname" .root)) -}}
{{- end -}}
{{- if eq .name "notification-service" -}}
{{- with $values.push.subject -}}
{{- $_ := set $settings "PHONELOG_PUSH_SUBJECT" . -}}
{{- end -}}
{{- end -}}
{{- if eq .name "monitoring-service" -}}
{{- with $values.clamd.address -}}
{{- $_ := set $settings "PHONELOG_HEALTH_CLAMD" . -}}
{{- end -}}
{{- range $name, $_ := $values.services -}}
{{- if ne $name "monitoring-service" -}}
{{- $variable := printf "PHONELOG_HEALTH_TARGETS_%s" ($name | upper | replace "-" "_") -}}
{{- $_ := set $settings $variable (printf "http://%s-%s:8080/q/health/ready" (include "phonelog.fullname" $.root) $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml (merge (deepCopy .service.settings) $settings) -}}
{{- end -}}

{{- /* The environment of a service that is secret, all by reference. Context: root, name, facts. */ -}}
{{- define "phonelog.secrets" -}}
{{- $values := .root.Values -}}
{{- with .facts.schema }}
{{ include "phonelog.secret" (list "PHONELOG_POSTGRES_PASSWORD" (printf "%s-%s" $values.postgres.secretPrefix .) "password") }}
{{ include "phonelog.secret" (list "PHONELOG_POSTGRES_OWNER_PASSWORD" (printf "%s-%s-owner" $values.postgres.secretPrefix .) "password") }}
{{- end }}
{{- if .facts.files }}
{{ include "phonelog.secret" (list "PHONELOG_S3_ACCESS_KEY" $values.s3.secret "access-key") }}
{{ include "phonelog.secret" (list "PHONELOG_S3_SECRET_KEY" $values.s3.secret "secret-key") }}
{{- end }}
{{- if eq .name "notification-service" }}
{{ include "phonelog.secret" (list "PHONELOG_WEBHOOK_ENCRYPTION_KEY" $values.webhooks.secret "encryption-key") }}
{{- if $values.push.subject }}
{{ include "phonelog.secret" (list "PHONELOG_PUSH_PUBLIC_KEY" $values.push.secret "public-key") }}
{{ include "phonelog.secret" (list "PHONELOG_PUSH_PRIVATE_KEY" $values.push.secret "private-key") }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "phonelog.secret" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}
